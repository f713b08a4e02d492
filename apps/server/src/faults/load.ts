import { askOnce, loginToken } from './demo-client.ts';
import { addUp, judge, type Row } from './history.ts';
import { StubbornSender } from './stubborn-sender.ts';
import type { Tally } from './tally.ts';

const text = (value: string) => [{ type: 'text', value: { text: value } }];

/** How visitors behave: messages under way at a time, and how long they wait before they try to connect again. */
type Manners = { visitorWindow?: number; retryMs?: () => number };

type LoadedVisitor = { userid: string; token: string; sender: StubbornSender };

const visitorText = (index: number) => (clientMsgId: string) =>
  `visitor ${index} says ${clientMsgId.slice(1)}`;
const agentText = (clientMsgId: string): string => `agent says ${clientMsgId.slice(1)}`;

const enterVisitor = async (
  ws: string,
  login: { method: string },
  index: number,
  onAcknowledged: () => void,
  { visitorWindow = 8, retryMs }: Manners,
): Promise<LoadedVisitor> => {
  const hello = await askOnce(`${ws}/visitor`, [{ method: 'hello', desk: 1 }]);
  const { token, userid } = hello['data'] as { token: string; userid: string };
  const greet = { method: 'hello', desk: 1, token };
  await askOnce(`${ws}/visitor`, [greet, { method: 'send', client_msg_id: 'first', message: text('first') }]);
  await askOnce(`${ws}/`, [login, { method: 'connect', userid }]);
  const sender = new StubbornSender(
    {
      path: '/visitor',
      enter: (send) => send(greet),
      entered: (frame) => frame.method === 'hello',
      message: (n) => ({
        method: 'send',
        client_msg_id: `v${n}`,
        message: text(visitorText(index)(`v${n}`)),
      }),
      sendMethod: 'send',
    },
    visitorWindow,
    onAcknowledged,
    retryMs,
  );
  return { userid, token, sender };
};

const agentSender = (
  login: { method: string },
  visitors: readonly LoadedVisitor[],
  onAcknowledged: () => void,
): StubbornSender =>
  new StubbornSender(
    {
      path: '/',
      enter: (send) => {
        send(login);
        send({ method: 'sync', threads: {} });
      },
      entered: (frame) => frame.method === 'login' && frame.code === 0,
      message: (n) => ({
        method: 'send_to_user',
        userid: visitors[n % visitors.length]?.userid,
        client_msg_id: `a${n}`,
        message: text(agentText(`a${n}`)),
      }),
      sendMethod: 'send_to_user',
    },
    16,
    onAcknowledged,
  );

type WireRow = {
  seq: number;
  msg_id: string;
  sender: string;
  message: { type: string; value: { text: string } };
};

const readAll = async (ws: string, login: { method: string }, userid: string): Promise<Row[]> => {
  const rows: WireRow[] = [];
  for (let page = 1; ; page += 1) {
    const reply = await askOnce(`${ws}/`, [
      login,
      { method: 'get_chat_record', userid, page, pagesize: 100 },
    ]);
    const { list_chat: list } = reply['data'] as { list_chat: WireRow[] };
    rows.unshift(...list);
    if (list.length < 100) break;
  }
  return rows.map(({ seq, msg_id: msgId, sender, message }) => ({
    seq,
    msgId,
    sender,
    text: sender === 'system' ? '' : message.value.text,
  }));
};

/**
 * The demo agent `ada` and her visitors, who all write without end and never give up. `url` is the server's; after a
 * restart the new one's.
 */
export const startLoad = async (url: string, visitorCount = 6, manners: Manners = {}) => {
  let ws = url.replace(/^http/, 'ws');
  const login = { method: 'login', token: await loginToken(url, 'ada@demo.inlay'), force_online: 1 };
  let left = Infinity;
  let reached = () => {};
  const onAcknowledged = () => {
    left -= 1;
    if (left <= 0) reached();
  };
  const visitors: LoadedVisitor[] = [];
  for (let index = 0; index < visitorCount; index += 1)
    visitors.push(await enterVisitor(ws, login, index, onAcknowledged, manners));
  const agent = agentSender(login, visitors, onAcknowledged);
  const senders = [agent, ...visitors.map(({ sender }) => sender)];

  const all = (userid: string) => readAll(ws, login, userid);

  return {
    senders,
    visitors,
    agentToken: login.token,
    readAll: all,
    connect: async (to: string): Promise<void> => {
      ws = to.replace(/^http/, 'ws');
      await Promise.all(senders.map((sender) => sender.connect(ws)));
    },
    /** As `connect`, and again whenever a connection is lost. */
    follow: async (to: string): Promise<void> => {
      ws = to.replace(/^http/, 'ws');
      await Promise.all(senders.map((sender) => sender.follow(ws)));
    },
    /** Settles after so many more acknowledgements. */
    acknowledged: (count: number): Promise<void> => {
      left = count;
      return new Promise((resolve) => (reached = resolve));
    },
    finish: () => Promise.all(senders.map((sender) => sender.finish())),
    /** What an agent reads back, page by page, beside what was acknowledged. */
    verify: async (): Promise<Pick<Tally, 'acknowledged' | 'lost' | 'doubled' | 'outOfOrder'>> => {
      const findings = [];
      for (const [index, { userid, sender }] of visitors.entries()) {
        const own = agent.acknowledged.filter(
          ({ clientMsgId }) => Number(clientMsgId.slice(1)) % visitors.length === index,
        );
        findings.push(
          judge(await all(userid), [
            { sender: 'visitor', acknowledged: sender.acknowledged, textOf: visitorText(index) },
            { sender: 'agent', acknowledged: own, textOf: agentText },
          ]),
        );
      }
      return addUp(findings);
    },
  };
};

/** For servers that are put under load. */
export const loadEnv = (dataDir: string): Record<string, string> => ({
  INLAY_DATA_DIR: dataDir,
  PORT: '0',
  INLAY_FRAMES_PER_SECOND: '1000000',
  INLAY_SOCKETS_PER_ADDRESS: '10000',
});
