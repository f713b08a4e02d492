import Type, { type Static } from 'typebox';
import { type Context, getContext } from './getContext.ts';
import { type OnCrmUpdate, onCrmUpdate } from './onCrmUpdate.ts';
import { type OnReceiveMsg, onReceiveMsg } from './onReceiveMsg.ts';
import { type OnSelectVisitor, onSelectVisitor } from './onSelectVisitor.ts';
import { pushVisitorEvent } from './pushVisitorEvent.ts';
import { resize } from './resize.ts';
import { sendFileToVisitor } from './sendFileToVisitor.ts';
import { sendImageToVisitor } from './sendImageToVisitor.ts';
import { sendTxtMsgToVisitor } from './sendTxtMsgToVisitor.ts';
import { sendVideoToVisitor } from './sendVideoToVisitor.ts';
import { sendVoiceToVisitor } from './sendVoiceToVisitor.ts';
import { type Sent, sent } from './sent.ts';
import { setBadge } from './setBadge.ts';
import { setDraft } from './setDraft.ts';
import { setVisitorChatSign } from './setVisitorChatSign.ts';

/** Nothing goes in, or nothing comes out. */
const none = Type.Undefined();

/** What a verified page calls, with the shape of what goes in and comes out. The scopes are in `scopes.ts`. */
export const pageCalls = {
  pushVisitorEvent: { args: pushVisitorEvent, result: sent },
  sendTxtMsgToVisitor: { args: sendTxtMsgToVisitor, result: sent },
  sendImageToVisitor: { args: sendImageToVisitor, result: sent },
  sendVideoToVisitor: { args: sendVideoToVisitor, result: sent },
  sendVoiceToVisitor: { args: sendVoiceToVisitor, result: sent },
  sendFileToVisitor: { args: sendFileToVisitor, result: sent },
  setVisitorChatSign: { args: setVisitorChatSign, result: none },
  setDraft: { args: setDraft, result: none },
  getContext: { args: none, result: getContext },
  resize: { args: resize, result: none },
  setBadge: { args: setBadge, result: none },
} as const;

export type PageCallName = keyof typeof pageCalls;
export type PageArgs<C extends PageCallName> = Static<(typeof pageCalls)[C]['args']>;
export type PageResult<C extends PageCallName> = C extends 'getContext'
  ? Context
  : (typeof pageCalls)[C]['result'] extends typeof sent
    ? Sent
    : undefined;

/** What a verified page hears, once it has asked for it. */
export const pageEvents = { onSelectVisitor, onReceiveMsg, onCrmUpdate } as const;

export type PageEventName = keyof typeof pageEvents;
export type PageEventData = {
  onSelectVisitor: OnSelectVisitor;
  onReceiveMsg: OnReceiveMsg;
  onCrmUpdate: OnCrmUpdate;
};
