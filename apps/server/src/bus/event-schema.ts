import Type from 'typebox';
import { phoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import { compile } from '@inlay/protocol/compile.ts';

// What another node says is checked before it is believed: a node of another version may say more, never less.

const id = Type.Integer();
const idOrNull = Type.Union([id, Type.Null()]);
const text = Type.String();

const head = Type.Object({
  id,
  uid: text,
  deskId: id,
  state: Type.Enum(['queued', 'open', 'closed']),
  visitorId: id,
  userid: text,
  nickname: text,
  headImg: text,
  agentId: idOrNull,
  workgroupId: idOrNull,
});

const thread = Type.Intersect([head, Type.Object({ type: text, epoch: id, lastSeq: id, createdAt: id })]);

const message = Type.Object({
  threadId: id,
  threadUid: text,
  seq: id,
  msgId: text,
  sender: Type.Enum(['visitor', 'agent', 'robot', 'system']),
  senderId: text,
  senderName: text,
  senderHeadImg: text,
  clientMsgId: Type.Union([text, Type.Null()]),
  part: Type.Object({ type: text, value: Type.Object({}) }),
  partJson: Type.Optional(text),
  createdAt: id,
});

const of = <T extends string>(type: T) => ({ type: Type.Literal(type) });
const agent = { deskId: id, agentId: id, agentName: text };

const liveEvent = Type.Union([
  Type.Object({ ...of('typing'), from: Type.Literal('visitor'), thread: head, on: Type.Boolean(), text }),
  Type.Object({
    ...of('typing'),
    from: Type.Literal('agent'),
    visitorId: id,
    on: Type.Boolean(),
    name: text,
  }),
  Type.Object({ ...of('agent_online'), ...agent, clientId: text }),
  Type.Object({ ...of('agent_offline'), ...agent }),
  Type.Object({
    ...of('passed_on'),
    to: Type.Union([Type.Object({ deskId: id }), Type.Object({ agentId: id })]),
    frame: text,
    excludeClientIds: Type.Array(text),
  }),
  Type.Object({ ...of('web_calls'), deskId: id }),
  Type.Object({
    ...of('call_state'),
    agentId: id,
    byClientId: text,
    call: Type.Union([phoneCall, Type.Null()]),
  }),
  Type.Object({
    ...of('phone_command'),
    agentId: id,
    byClientId: text,
    command: Type.Object({ command_id: text, tab: text, command: text }),
  }),
  Type.Object({
    ...of('command_result'),
    agentId: id,
    result: Type.Object({ command_id: text, ok: Type.Boolean() }),
  }),
  // W8: found by looking, not by an end in the log.
  Type.Object({ ...of('session_ended'), deskId: id, agentId: id, sessionIds: Type.Array(id) }),
]);

const storeEvent = Type.Union([
  Type.Object({ ...of('messages'), thread: head, messages: Type.Array(message) }),
  Type.Object({ ...of('thread'), action: text, thread, byAgentId: idOrNull, fromAgentId: idOrNull }),
  Type.Object({ ...of('status'), ...agent, status: text }),
  Type.Object({ ...of('auto_connect'), deskId: id, agentId: id, on: Type.Boolean() }),
  Type.Object({ ...of('read'), thread: head, seq: id, by: Type.Enum(['visitor', 'agent']) }),
  Type.Object({ ...of('signed'), thread, byAgentId: id }),
  Type.Object({
    ...of('visitor'),
    deskId: id,
    visitor: Type.Object({ id, deskId: id, userid: text, nickname: text, tags: Type.Array(text) }),
    byAgentId: id,
  }),
  Type.Object({
    ...of('call'),
    action: text,
    deskId: id,
    call: Type.Object({ uid: text, agentIds: Type.Array(id) }),
  }),
  Type.Object({
    ...of('media_lease'),
    deskId: id,
    agentId: id,
    tab: Type.Union([text, Type.Null()]),
    fencing: id,
  }),
  Type.Object({ ...of('taken_over'), deskId: id, agentId: id, sessionId: id, epoch: id }),
  Type.Object({ ...of('session_ended'), deskId: id, agentId: id, sessionIds: Type.Array(id) }),
]);

export const liveEvents = compile(Type.Array(liveEvent));

export const hintBody = compile(Type.Object({ changeId: text, events: Type.Array(storeEvent) }));
