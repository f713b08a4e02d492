import { describe, expect, test } from 'vitest';
import type { Appended, AppendRequest } from './append.ts';
import { decodeGroup, decodeOutcomes, encodeGroup, OutcomeEncoder } from './append-wire.ts';
import type { GroupRequest, Outcome } from './writer-messages.ts';

const send = (changes: Partial<AppendRequest>): GroupRequest => ({
  name: 'append',
  input: {
    sender: 'agent',
    deskId: 1,
    userid: 'u1',
    agentId: 7,
    senderName: 'Ada',
    senderHeadImg: '',
    clientMsgId: 'c1',
    msgIds: ['m1'],
    parts: ['{"type":"text","value":{"text":"hi"}}'],
    now: 1_790_000_000_000,
    newThreadUid: '',
    create: null,
    ...changes,
  },
});

const appended = (seq: number, changes: Partial<Appended> = {}): Outcome => ({
  append: {
    appended: {
      thread: {
        id: 3,
        uid: 't3',
        state: 'open',
        agent_id: 7,
        workgroup_id: null,
        last_seq: seq,
        visitor_messages: 1,
      },
      visitor: { id: 2, nickname: '访客', head_img: '' },
      created: null,
      ...changes,
    },
  },
});

describe('[D1] what crosses the writer’s thread', () => {
  test('requests of all kinds come out as they went in, in their order', () => {
    const requests = [
      send({}),
      send({ senderName: 'Ada L.', clientMsgId: null }),
      { name: 'closeThread', input: { uid: 'line\nbreak' } } as GroupRequest,
      send({ userid: '客户\n1', clientMsgId: '', msgIds: ['a', 'b', 'c'], parts: ['"\\n"', '"你好"', '""'] }),
      send({ agentId: 8, senderName: 'Bo', msgIds: [], parts: [] }),
      send({ sender: 'visitor', agentId: 0, senderName: '', newThreadUid: 't9', clientMsgId: null }),
      send({
        sender: 'visitor',
        agentId: 0,
        deskId: 2,
        create: { nickname: '"\n', headImg: '', channel: 'web' },
      }),
      send({ dedup: true }),
      send({}),
    ];
    expect(decodeGroup(encodeGroup(requests))).toEqual(requests);
    expect(decodeGroup(encodeGroup([]))).toEqual([]);
  });

  test('a thread that moves on within a group has its number of the moment in each outcome', () => {
    const encoder = new OutcomeEncoder();
    const first = appended(1);
    const expected = [
      appended(1),
      { value: { made: 1 }, events: [] },
      appended(2),
      { error: 'refused' },
      appended(5, { created: { workgroupName: null, channel: 'web' } }),
    ];
    const thread = (first as { append: { appended: Appended } }).append.appended.thread;
    encoder.add(first);
    encoder.add({ value: { made: 1 }, events: [] });
    thread.last_seq = 2;
    encoder.add(first);
    encoder.add({ error: 'refused' });
    encoder.add(appended(5, { created: { workgroupName: null, channel: 'web' } }));
    thread.last_seq = 9;
    expect(decodeOutcomes(encoder.text())).toEqual(expected);
  });
});
