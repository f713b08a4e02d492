import { expectTypeOf, test } from 'vitest';
import type { Context as WireContext } from '@inlay/protocol/staff-sdk/getContext.ts';
import type { PageArgs, PageEventData } from '@inlay/protocol/staff-sdk/page-calls.ts';
import type { Config } from '@inlay/protocol/staff-sdk/config.ts';
import type { Sent as WireSent } from '@inlay/protocol/staff-sdk/sent.ts';
import type {
  ConfigOptions,
  Context,
  CrmUpdate,
  ReceivedMessage,
  SelectedVisitor,
  Sent,
  StaffSdk,
  VisitorEvent,
} from './staff-sdk.ts';

// The public types are written out, because nobody outside has our protocol package; here they are held to it.

test('[S4] the published types are those of the wire', () => {
  expectTypeOf<VisitorEvent>().toEqualTypeOf<PageArgs<'pushVisitorEvent'>>();
  expectTypeOf<SelectedVisitor>().toEqualTypeOf<PageEventData['onSelectVisitor']>();
  expectTypeOf<ReceivedMessage>().toEqualTypeOf<PageEventData['onReceiveMsg']>();
  expectTypeOf<CrmUpdate>().toEqualTypeOf<PageEventData['onCrmUpdate']>();
  expectTypeOf<Context>().toEqualTypeOf<WireContext>();
  expectTypeOf<Sent>().toEqualTypeOf<WireSent>();
  expectTypeOf<Omit<ConfigOptions, 'desk'>>().toEqualTypeOf<Config>();
  expectTypeOf<Parameters<StaffSdk['sendTxtMsgToVisitor']>[0]>().toEqualTypeOf<
    PageArgs<'sendTxtMsgToVisitor'>
  >();
  expectTypeOf<Parameters<StaffSdk['sendImageToVisitor']>[0]>().toEqualTypeOf<
    PageArgs<'sendImageToVisitor'>
  >();
  expectTypeOf<Parameters<StaffSdk['sendVideoToVisitor']>[0]>().toEqualTypeOf<
    PageArgs<'sendVideoToVisitor'>
  >();
  expectTypeOf<Parameters<StaffSdk['sendVoiceToVisitor']>[0]>().toEqualTypeOf<
    PageArgs<'sendVoiceToVisitor'>
  >();
  expectTypeOf<Parameters<StaffSdk['sendFileToVisitor']>[0]>().toEqualTypeOf<PageArgs<'sendFileToVisitor'>>();
  expectTypeOf<Parameters<StaffSdk['setVisitorChatSign']>[0]>().toEqualTypeOf<
    PageArgs<'setVisitorChatSign'>
  >();
  expectTypeOf<Parameters<StaffSdk['setDraft']>[0]>().toEqualTypeOf<PageArgs<'setDraft'>>();
  expectTypeOf<Parameters<StaffSdk['resize']>[0]>().toEqualTypeOf<PageArgs<'resize'>>();
  expectTypeOf<Parameters<StaffSdk['setBadge']>[0]>().toEqualTypeOf<PageArgs<'setBadge'>>();
});
