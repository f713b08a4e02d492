import type { Check } from '../../check.ts';
import type { AgentClient } from '../../client/agent-client.ts';
import { type Frame, isFrame } from '../../client/frame.ts';
import type { Desk } from '../../desk.ts';
import { harmsFrames, type FaultSwitches, noFaults } from '../../faults/switches.ts';
import { broken, ContractBroken, expectNone, expectThat, Skipped } from '../../outcome.ts';
import { oneText } from '../agent-socket/documented.ts';

const messages = 25;
/** How long a sender waits before it sends the same frame again, and how often. */
const againMs = 400;
const mostTries = 40;

const builtIn: FaultSwitches = { ...noFaults, drop: 0.1, reorder: 0.1, duplicate: 0.1, sleep: 20 };

const answerOf = (client: AgentClient, requestId: string): Frame | undefined =>
  client.heard.find((frame) => frame['request_id'] === requestId);

/** Sends a frame again and again until somebody answers, as a client on a bad line has to. */
const insist = async (client: AgentClient, frame: Frame, requestId: string): Promise<Frame> => {
  for (let left = mostTries; left > 0; left -= 1) {
    client.send({ ...frame, request_id: requestId });
    const reply = await client
      .until('the reply', () => answerOf(client, requestId), againMs)
      .catch((error: unknown) => {
        if (error instanceof ContractBroken && client.closed === null) return null; // not yet: once more
        throw error;
      });
    if (reply) return reply;
  }
  return broken(`${String(frame['method'])} was not answered ${mostTries} times`);
};

const login = async ({ connect, first }: Desk, faults: FaultSwitches): Promise<AgentClient> => {
  const client = await connect(faults);
  const reply = await insist(client, { method: 'login', token: first.token, extensions: 1 }, 'login');
  // 409: an earlier login of this connection has arrived, its answer is lost or on the way.
  expectThat(
    [0, 409].includes(Number(reply['code'])),
    `login on the bad line answers ${JSON.stringify(reply)}`,
  );
  return client;
};

/** The whole record of a visitor, by the good line. */
const record = async ({ first, options: { bid } }: Desk, userid: string): Promise<Frame[]> => {
  const frame = { method: 'get_chat_record', bid, userid, page: 1, pagesize: 100 };
  const { data } = await first.client.ask(frame);
  return isFrame(data) && Array.isArray(data['list_chat']) ? (data['list_chat'] as Frame[]) : [];
};

const textOf = ({ message }: Frame): string => {
  const value = isFrame(message) && isFrame(message['value']) ? message['value'] : {};
  return typeof value['text'] === 'string' ? value['text'] : '';
};

const expectOnce = (rows: readonly Frame[], wanted: readonly string[]): void => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(textOf(row), (counts.get(textOf(row)) ?? 0) + 1);
  const lost = wanted.filter((text) => !counts.has(text));
  const doubled = wanted.filter((text) => (counts.get(text) ?? 0) > 1);
  expectNone('lost', lost);
  expectNone('doubled', doubled);
  const seqs = rows.map(({ seq }) => Number(seq));
  expectNone(
    'a number that does not follow the one before',
    seqs.filter((seq, at) => at > 0 && seq !== (seqs[at - 1] ?? 0) + 1),
  );
};

const faultsOf = ({ options }: Desk): FaultSwitches => {
  const faults = options.faults ?? builtIn;
  if (!harmsFrames(faults)) throw new Skipped('no fault of frames was asked for');
  return faults;
};

const agentSends: Check<Desk> = {
  chapter: '12 (faults)',
  title: `${messages} sends over a bad line: none lost, none doubled, numbers without gaps`,
  run: async (desk) => {
    const faults = faultsOf(desk);
    const userid = await desk.taken('over a bad line');
    const client = await login(desk, faults);
    const wanted = Array.from({ length: messages }, (_, n) => `agent ${n} ${desk.newId()}`);
    await Promise.all(
      wanted.map(async (text, n) => {
        const frame = {
          method: 'send_to_user',
          userid,
          message: oneText(text),
          client_msg_id: `kit-${text}`.slice(0, 64),
        };
        const reply = await insist(client, frame, `send-${n}`);
        expectThat(reply['code'] === 0, `send_to_user answers ${JSON.stringify(reply)}`);
      }),
    );
    expectOnce(await record(desk, userid), wanted);
  },
};

type Missed = { messages: Frame[]; lastSeq: number; more: boolean };

const missedOf = (reply: Frame, userid: string): Missed => {
  const threads = isFrame(reply['data']) ? reply['data']['threads'] : [];
  const mine = (Array.isArray(threads) ? (threads as Frame[]) : []).find(
    (thread) => thread['userid'] === userid,
  );
  return {
    messages: Array.isArray(mine?.['messages']) ? (mine['messages'] as Frame[]) : [],
    lastSeq: Number(mine?.['last_seq'] ?? 0),
    more: mine?.['more'] === true,
  };
};

/** All that `sync` brings on the bad line, page by page, from the first message on. */
const syncAll = async (client: AgentClient, userid: string): Promise<Frame[]> => {
  const rows: Frame[] = [];
  for (let page = 0; page < 20; page += 1) {
    const threads = { [userid]: Number(rows.at(-1)?.['seq'] ?? 0) };
    const missed = missedOf(await insist(client, { method: 'sync', threads }, `sync-${page}`), userid);
    rows.push(...missed.messages);
    if (!missed.more) return rows;
  }
  return broken('sync says more for ever');
};

const agentHears: Check<Desk> = {
  chapter: '11.2 (faults)',
  title: `${messages} messages of a visitor to a client on a bad line: with sync it has each once, in order`,
  run: async (desk) => {
    const faults = faultsOf(desk);
    const userid = await desk.taken('hear me');
    const client = await login(desk, faults);
    const wanted = Array.from({ length: messages }, (_, n) => `visitor ${n} ${desk.newId()}`);
    for (const text of wanted) {
      const id = desk.newId();
      await desk.say(userid, text, id);
      // A channel that got no answer sends again.
      await desk.say(userid, text, id);
    }
    const rows = await syncAll(client, userid);
    expectOnce(rows, wanted);
    const said = rows.map((row) => textOf(row)).filter((text) => wanted.includes(text));
    expectThat(said.join() === wanted.join(), 'the order is not the order in which they were stored');
  },
};

export const deliveryChecks: readonly Check<Desk>[] = [agentSends, agentHears];
