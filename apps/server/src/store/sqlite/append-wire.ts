import type { AppendRequest, AppendResult } from './append.ts';

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

export type FlatResult = AppendResult | readonly (string | number | null)[];

export const flattenResult = (result: AppendResult): FlatResult => {
  if (!('appended' in result) || result.appended.created) return result;
  const { thread, visitor } = result.appended;
  return [
    thread.id,
    thread.uid,
    thread.state,
    thread.agent_id,
    thread.workgroup_id,
    thread.last_seq,
    thread.visitor_messages,
    visitor.id,
    visitor.nickname,
    visitor.head_img,
  ];
};

const isFlat = (result: FlatResult): result is readonly (string | number | null)[] => Array.isArray(result);

export const unflattenResult = (result: FlatResult): AppendResult => {
  if (!isFlat(result)) return result;
  const [id, uid, state, agent_id, workgroup_id, last_seq, visitor_messages, visitorId, nickname, head_img] =
    result as [
      number,
      string,
      'queued' | 'open',
      number | null,
      number | null,
      number,
      number,
      number,
      string,
      string,
    ];
  const thread = {
    id,
    uid,
    state,
    agent_id,
    workgroup_id,
    last_seq,
    visitor_messages,
    has_earlier: 0 as const,
  };
  return { appended: { thread, visitor: { id: visitorId, nickname, head_img }, created: null } };
};
