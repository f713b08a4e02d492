import Type, { type Static } from 'typebox';
import { threadType } from '../agent-socket/rows.ts';

export const frameUser = Type.Object({ uid: Type.String(), nickname: Type.String(), avatar: Type.String() });

/** W3: a thread as events show it. */
export const frameThread = Type.Object({
  uid: Type.String(),
  topic: Type.String(),
  type: threadType,
  user: frameUser,
  content: Type.String({ description: 'the last message, in words' }),
  createdAt: Type.String({ description: 'ISO 8601' }),
});
export type FrameThread = Static<typeof frameThread>;

/** W2. */
export const unreadThread = Type.Object({
  uid: Type.String(),
  topic: Type.String(),
  type: threadType,
  user: frameUser,
  content: Type.String(),
  unreadCount: Type.Integer({ minimum: 1 }),
  updatedAt: Type.String({ description: 'ISO 8601' }),
});

export const frameStatus = Type.Union([
  Type.Literal('AVAILABLE'),
  Type.Literal('BUSY'),
  Type.Literal('OFFLINE'),
]);
export type FrameStatus = Static<typeof frameStatus>;
