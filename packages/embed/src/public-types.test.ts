import { expect, expectTypeOf, test } from 'vitest';
import type { AgentExists } from '@inlay/protocol/phone-frame/agentExists.ts';
import type { DialStatus as WireDialStatus } from '@inlay/protocol/phone-frame/dialStatus.ts';
import type { HangupCode as WireHangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { Login } from '@inlay/protocol/phone-frame/login.ts';
import { phoneEvents } from '@inlay/protocol/phone-frame/messages.ts';
import { type DeskEventData, type DeskEventName, deskEvents } from '@inlay/protocol/desk-frame/events.ts';
import { phoneEventNames, workbenchEventNames } from './event-names.ts';
import type { DialStatus, HangupCode, PhoneEvents } from './phone-events.ts';
import type { WorkbenchEvents } from './workbench-events.ts';

// The public types are written out, because nobody outside has our protocol package; here they are held to it.

test('[W11] the published types are those of the wire', () => {
  expectTypeOf<WorkbenchEvents>().toEqualTypeOf<{ [E in DeskEventName]: DeskEventData<E> }>();
  expectTypeOf<PhoneEvents['login']>().toEqualTypeOf<Login['content']>();
  expectTypeOf<PhoneEvents['agentExists']>().toEqualTypeOf<AgentExists['content']>();
  expectTypeOf<HangupCode>().toEqualTypeOf<WireHangupCode>();
  expectTypeOf<DialStatus>().toExtend<WireDialStatus['content']>();
  expectTypeOf<WireDialStatus['content']>().toExtend<DialStatus>();
});

test('[W11] every event of the wire has its name', () => {
  expect([...workbenchEventNames].sort()).toEqual(Object.keys(deskEvents).sort());
  expect([...phoneEventNames].sort()).toEqual(Object.keys(phoneEvents).sort());
});
