import { v7 as uuidv7 } from 'uuid';
import type { Store } from '../store/port.ts';
import { demoAgents, demoDesk } from './demo-desk.ts';
import { type DemoThread, demoThreads } from './demo-threads.ts';

type Writes = Store['writes'];
type Line = DemoThread['lines'][number];

const id = (msecs: number): string => uuidv7({ msecs });

const visitorWrites = (writes: Writes, thread: DemoThread, [, , text]: Line, now: number) =>
  writes.appendAsVisitor({
    deskId: demoDesk.id,
    userid: thread.userid,
    create: { nickname: thread.nickname, headImg: '', channel: 'widget' },
    clientMsgId: id(now),
    msgIds: [id(now)],
    parts: [{ type: 'text', value: { text } }],
    newThreadUid: id(now),
    now,
  });

const agentWrites = (writes: Writes, { agentId, userid }: DemoThread, [, , text]: Line, now: number) =>
  writes.appendAsAgent({
    deskId: demoDesk.id,
    agentId,
    agentName: demoAgents.find((agent) => agent.id === agentId)?.name ?? '',
    agentHeadImg: '',
    userid,
    clientMsgId: null,
    msgIds: [id(now)],
    parts: [{ type: 'text', value: { text } }],
    now,
  });

const seedThread = (writes: Writes, thread: DemoThread, start: number): Promise<unknown>[] => {
  const { agentId, userid } = thread;
  const who = { deskId: demoDesk.id, agentId, userid };
  const done: Promise<unknown>[] = [];
  let now = start;
  for (const [index, line] of thread.lines.entries()) {
    now += line[1] * 1000;
    done.push((line[0] === 'visitor' ? visitorWrites : agentWrites)(writes, thread, line, now));
    // Somebody took the conversation soon after its first line.
    const takenAt = now + 15_000;
    if (index === 0)
      done.push(writes.connectThread({ ...who, byClientId: null, msgId: id(takenAt), now: takenAt }));
  }
  const closedAt = now + 60_000;
  done.push(writes.closeThread({ ...who, msgId: id(closedAt), now: closedAt }));
  return done;
};

/** All of them, in the order in which they happened. */
export const seedDemoThreads = (writes: Writes, now: number): Promise<unknown>[] =>
  demoThreads.flatMap((thread) => seedThread(writes, thread, now - thread.hoursAgo * 3_600_000));
