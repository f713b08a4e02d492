import { vi } from 'vitest';
import type { Scope } from '@inlay/protocol/staff-sdk/scopes.ts';
import { createPageHost } from '../page-host.ts';
import type { PageHandlers } from '../page-calls.ts';
import { deskAndPage } from './fake-windows.ts';

export const allScopes: readonly Scope[] = [
  'visitor:read',
  'crm:read',
  'message:send',
  'thread:sign',
  'draft:write',
];

export const context = {
  visitorId: 'wx-7',
  threadUid: 'th-1',
  agent: { id: '1', name: 'Ada', language: 'en-US' },
  scopes: [...allScopes],
};

/** A desk that keeps what it was asked. */
export const recordingHandlers = (calls: [string, unknown, object][] = []) => {
  const keep =
    <R>(method: string, result: R) =>
    (args: unknown, call: object): R => {
      calls.push([method, args, call]);
      return result;
    };
  const sent = { msgId: 'm-1', seq: 7 };
  const handlers: PageHandlers = {
    pushVisitorEvent: keep('pushVisitorEvent', sent),
    sendTxtMsgToVisitor: keep('sendTxtMsgToVisitor', sent),
    sendImageToVisitor: keep('sendImageToVisitor', sent),
    sendVideoToVisitor: keep('sendVideoToVisitor', sent),
    sendVoiceToVisitor: keep('sendVoiceToVisitor', sent),
    sendFileToVisitor: keep('sendFileToVisitor', sent),
    setVisitorChatSign: keep('setVisitorChatSign', undefined),
    setDraft: keep('setDraft', undefined),
    getContext: keep('getContext', context),
    resize: keep('resize', undefined),
    setBadge: keep('setBadge', undefined),
  };
  return { calls, handlers };
};

/** A desk with one business page registered, and the page's window. */
export const pageDesk = (more: Partial<Parameters<typeof createPageHost>[0]> = {}) => {
  const windows = deskAndPage();
  const { calls, handlers } = recordingHandlers();
  const states: string[] = [];
  const onError = vi.fn<(error: unknown) => void>();
  const verify = vi.fn<Parameters<typeof createPageHost>[0]['verify']>(() => null);
  const host = createPageHost({
    window: windows.desk as never,
    frame: { contentWindow: windows.contentWindow as never },
    origin: windows.page.origin,
    scopes: allScopes,
    verify,
    handlers,
    now: () => 0,
    newChannel: () => new MessageChannel(),
    onState: ({ name }) => states.push(name),
    onError,
    ...more,
  });
  return { ...windows, host, calls, states, onError, verify };
};
