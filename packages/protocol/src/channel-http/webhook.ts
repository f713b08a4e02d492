import Type, { type Static } from 'typebox';
import { type CallRow, callRow } from '../agent-socket/call-rows.ts';
import { awayReason, recordRow, statusCode, threadAction, threadRow } from '../agent-socket/rows.ts';
import { unixMillis, userId } from '../ids.ts';

// D6, V3 outbound: what Inlay POSTs to a desk's webhooks. The same `id` may come more than once; it is `Inlay-Delivery` too.

/** What a webhook can be told. */
export const webhookEvent = Type.Union([
  Type.Literal('message'),
  Type.Literal('message.visitor'),
  Type.Literal('thread'),
  Type.Literal('agent.status'),
  Type.Literal('call.started'),
  Type.Literal('call.ended'),
]);
export type WebhookEvent = Static<typeof webhookEvent>;

const delivery = <T extends WebhookEvent, D extends ReturnType<typeof Type.Object>>(type: T, data: D) =>
  Type.Object({
    id: Type.String({ description: 'of this delivery, the same in every retry' }),
    type: Type.Literal(type),
    desk: Type.Integer(),
    created_at: unixMillis,
    data,
  });

/** Whose message it is: enough to answer on the visitor's own channel. */
const messageThread = Type.Object({
  thread_uid: Type.String(),
  userid: userId,
  nickname: Type.String(),
  head_img: Type.String(),
  channel: Type.String({ description: 'widget, or the name of the channel' }),
});

const messageData = Type.Object({
  thread: messageThread,
  message: Type.Omit(recordRow, ['client_msg_id']),
  text: Type.Optional(
    Type.String({ description: 'of a card, for channels that know none: title, memo, link' }),
  ),
});

/** From an agent, the robot or the system, as the visitor should see it. */
export const messageDelivery = delivery('message', messageData);
export const visitorMessageDelivery = delivery('message.visitor', messageData);

/** W4's actions. The thread as it was after it; `unread` and `last_message` depend on who looks and are left out. */
export const threadDelivery = delivery(
  'thread',
  Type.Object({
    action: threadAction,
    thread: Type.Omit(threadRow, ['unread', 'last_message']),
    by_customer_id: Type.Union([Type.Integer(), Type.Null()], {
      description: 'the agent who did it; null: the router or the visitor',
    }),
    from_customer_id: Type.Union([Type.Integer(), Type.Null()], { description: 'the owner before' }),
  }),
);

export const agentStatusDelivery = delivery(
  'agent.status',
  Type.Object({
    customer_id: Type.Integer(),
    customer_name: Type.String(),
    status: statusCode,
    reason: Type.Union([awayReason, Type.Null()]),
  }),
);

/** P8: as the desk sees the record. A call that the policy denied has ended without having started. */
export const callStartedDelivery = delivery('call.started', callRow);
export const callEndedDelivery = delivery('call.ended', callRow);

/** The part that differs from event to event. */
export type DeliveryData =
  | { type: 'message' | 'message.visitor'; data: Static<typeof messageData> }
  | { type: 'thread'; data: Static<typeof threadDelivery>['data'] }
  | { type: 'agent.status'; data: Static<typeof agentStatusDelivery>['data'] }
  | { type: 'call.started' | 'call.ended'; data: CallRow };
