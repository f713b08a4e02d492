import type { Appended, AppendRequest, AppendResult } from './append.ts';

// How a send crosses the thread: flat lists, because copying an object costs by its fields. The other results are rare.

export type FlatAppend = readonly (string | number | null | string[] | AppendRequest['create'])[];

export const flattenRequest = (request: AppendRequest): FlatAppend => [
  request.sender === 'agent' ? 1 : 0,
  request.deskId,
  request.userid,
  request.agentId,
  request.senderName,
  request.senderHeadImg,
  request.clientMsgId,
  request.msgIds,
  request.parts,
  request.now,
  request.newThreadUid,
  request.create,
];

export const unflattenRequest = (flat: FlatAppend): AppendRequest => {
  const [
    agent,
    deskId,
    userid,
    agentId,
    senderName,
    senderHeadImg,
    clientMsgId,
    msgIds,
    parts,
    now,
    newThreadUid,
    create,
  ] = flat as [
    number,
    number,
    string,
    number,
    string,
    string,
    string | null,
    string[],
    string[],
    number,
    string,
    AppendRequest['create'],
  ];
  const sender = agent === 1 ? 'agent' : 'visitor';
  return {
    sender,
    deskId,
    userid,
    agentId,
    senderName,
    senderHeadImg,
    clientMsgId,
    msgIds,
    parts,
    now,
    newThreadUid,
    create,
  };
};

type Flat = readonly (string | number | null)[];
export type FlatResult = AppendResult | Flat;

/** An agent's send goes into an open thread of his own: only what the request does not say already. */
const flattenAgent = ({ thread, visitor }: Appended): Flat => [
  thread.id,
  thread.uid,
  thread.last_seq,
  thread.visitor_messages,
  visitor.id,
];

const flattenVisitor = ({ thread, visitor }: Appended): Flat => [
  thread.id,
  thread.uid,
  thread.last_seq,
  thread.visitor_messages,
  visitor.id,
  visitor.nickname,
  visitor.head_img,
  thread.state,
  thread.agent_id,
  thread.workgroup_id,
];

export const flattenResult = (result: AppendResult, request: AppendRequest): FlatResult => {
  if (!('appended' in result) || result.appended.created) return result;
  return request.sender === 'agent' ? flattenAgent(result.appended) : flattenVisitor(result.appended);
};

const isFlat = (result: FlatResult): result is Flat => Array.isArray(result);

export const unflattenResult = (result: FlatResult, request: AppendRequest): AppendResult => {
  if (!isFlat(result)) return result;
  const [id, uid, last_seq, visitor_messages, visitorId, ...more] = result as [
    number,
    string,
    number,
    number,
    number,
    ...Flat,
  ];
  const [nickname, head_img, state, agent_id, workgroup_id] = (
    request.sender === 'agent' ? ['', '', 'open', request.agentId, null] : more
  ) as [string, string, 'queued' | 'open', number | null, number | null];
  const thread = {
    id,
    uid,
    state,
    agent_id,
    workgroup_id,
    last_seq,
    visitor_messages,
  };
  return { appended: { thread, visitor: { id: visitorId, nickname, head_img }, created: null } };
};
