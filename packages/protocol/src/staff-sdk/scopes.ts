import Type, { type Static } from 'typebox';

/** S8: what a business page may be allowed. */
export const scope = Type.Union([
  Type.Literal('visitor:read'),
  Type.Literal('crm:read'),
  Type.Literal('message:send'),
  Type.Literal('thread:sign'),
  Type.Literal('draft:write'),
]);
export type Scope = Static<typeof scope>;

/** Which scope a call needs, here and on the server; null: none. */
export const scopeOfCall = {
  pushVisitorEvent: 'message:send',
  sendTxtMsgToVisitor: 'message:send',
  sendImageToVisitor: 'message:send',
  sendVideoToVisitor: 'message:send',
  sendVoiceToVisitor: 'message:send',
  sendFileToVisitor: 'message:send',
  setVisitorChatSign: 'thread:sign',
  setDraft: 'draft:write',
  getContext: 'visitor:read',
  resize: null,
  setBadge: null,
  onSelectVisitor: 'visitor:read',
  onReceiveMsg: 'visitor:read',
  onCrmUpdate: 'crm:read',
} as const satisfies Record<string, Scope | null>;
