import { ask, enterVisitor, idOf, loginAgent } from '../relay/inlay.ts';
import { load } from '../relay/load.ts';
import { percentiles } from '../relay/percentiles.ts';

const agents = ['ada', 'bo', 'chen', 'diaz'];
const visitorsEach = 5;
const window = 128;
/** Few enough for nothing to wait for anything else. */
const calmPerSecond = 200;

type Node = { http: string; ws: string };

const at = (nodes: readonly Node[], n: number): Node => {
  const node = nodes[n % nodes.length];
  if (!node) throw new Error('no node');
  return node;
};

/** Agents on one node after another; each one's visitors on the node after his own. */
export const measureAcross = async (nodes: readonly Node[], seconds: number) => {
  const sentAt = new Map<string, number>();
  const readAfter: number[] = [];
  let timing = false;
  const senders = [];
  for (const [index, name] of agents.entries()) {
    const own = at(nodes, index);
    const socket = await loginAgent(own.http, own.ws, `${name}@demo.inlay`);
    const userids: string[] = [];
    for (let n = 0; n < visitorsEach; n += 1) {
      const visitor = await enterVisitor(at(nodes, index + 1).ws);
      await ask(socket, { method: 'connect', userid: visitor.userid });
      userids.push(visitor.userid);
      visitor.socket.on('message', (data: Buffer) => {
        if (!timing || !data.includes('"message_push"')) return;
        const { record } = JSON.parse(data.toString()) as {
          record: { message: { value: { text: string } } };
        };
        const sent = sentAt.get(record.message.value.text);
        if (sent !== undefined) readAfter.push(performance.now() - sent);
      });
    }
    senders.push({
      socket,
      frame: (n: number): string => {
        const text = `${name} ${n}`;
        if (timing) sentAt.set(text, performance.now());
        return JSON.stringify({
          method: 'send_to_user',
          userid: userids[n % userids.length],
          client_msg_id: idOf(String(n).padStart(12, '0')),
          message: [{ type: 'text', value: { text } }],
        });
      },
    });
  }
  const run = load(senders);
  let refused = 0;
  for (const [index, { socket }] of senders.entries()) {
    socket.on('message', (data: Buffer) => {
      if (!data.includes('"send_to_user"')) return;
      if (!data.includes('"code":0')) refused += 1;
      run.settled(index);
    });
  }
  const { perSecond } = await run.saturate(window, seconds);
  timing = true;
  await run.pace(calmPerSecond, seconds);
  timing = false;
  if (refused > 0) throw new Error(`${refused} messages were refused: the figures do not count`);
  for (const { socket } of senders) socket.terminate();
  return { perSecond, ...percentiles(readAfter) };
};
