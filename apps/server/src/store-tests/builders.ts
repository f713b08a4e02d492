import type { Store } from '../store/port.ts';
import type { Refused } from '../store/refused.ts';
import { v7 as uuidv7 } from 'uuid';

export const start = Date.UTC(2026, 0, 5, 9);
export const text = (value: string) => [{ type: 'text' as const, value: { text: value } }];

/** A desk with a workgroup and `count` agents, of whom the first is an administrator. */
export const buildDesk = async (
  { writes }: Store,
  count: number,
): Promise<{ deskId: number; agentIds: number[] }> => {
  const { deskId } = await writes.createDesk({
    name: 'Desk',
    color: '#4f46e5',
    greeting: '',
    ssoSecret: null,
    embedOrigins: ['https://crm.example'],
    now: start,
  });
  const agentIds: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const { agentId } = await writes.createAgent({
      deskId,
      email: `Agent${deskId}.${n}@Example.com`,
      name: `Agent ${n}`,
      headImg: '',
      role: n === 0 ? 'admin' : 'agent',
      passwordHash: null,
      extension: null,
      capacity: 3,
      now: start,
    });
    agentIds.push(agentId);
  }
  await writes.createWorkgroup({
    deskId,
    groupNo: 'G1',
    name: 'Group',
    agentIds,
    isDefault: true,
    now: start,
  });
  return { deskId, agentIds };
};

export const visitorWrites = (
  { writes }: Store,
  deskId: number,
  userid: string,
  word: string,
  clientMsgId = uuidv7(),
) =>
  writes.appendAsVisitor({
    deskId,
    userid,
    create: { nickname: userid, headImg: '', channel: 'test' },
    clientMsgId,
    msgIds: [uuidv7()],
    parts: text(word),
    newThreadUid: uuidv7(),
    now: start,
  });

export const agentWrites = (
  { writes }: Store,
  deskId: number,
  agentId: number,
  userid: string,
  words: string[],
  clientMsgId: string | null = uuidv7(),
) =>
  writes.appendAsAgent({
    deskId,
    agentId,
    agentName: 'Agent',
    agentHeadImg: '',
    userid,
    clientMsgId,
    msgIds: words.map(() => uuidv7()),
    parts: words.flatMap(text),
    now: start,
  });

export const agentSendsCard = (
  { writes }: Store,
  { deskId, agentId, userid, title }: { deskId: number; agentId: number; userid: string; title: string },
  clientMsgId: string | null = uuidv7(),
) =>
  writes.appendAsAgent({
    deskId,
    agentId,
    agentName: 'Agent',
    agentHeadImg: '',
    userid,
    clientMsgId,
    msgIds: [uuidv7()],
    parts: [{ type: 'card', value: { event_id: '1', title } }],
    dedup: true,
    now: start,
  });

export const act = (deskId: number, agentId: number, userid: string) => ({
  deskId,
  agentId,
  byClientId: null,
  userid,
  msgId: uuidv7(),
  now: start,
});

/** The result of a write that must have been accepted. */
export const stored = <T extends object>(result: T): Exclude<T, Refused> => {
  if ('refused' in result) throw new Error(`refused: ${JSON.stringify(result.refused)}`);
  return result as Exclude<T, Refused>;
};
