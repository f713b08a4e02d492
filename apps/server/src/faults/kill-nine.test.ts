import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { askOnce, loginToken } from './demo-client.ts';
import { killNine, startServerProcess } from './server-process.ts';
import { StubbornSender } from './stubborn-sender.ts';

const rounds = 20;
const visitorCount = 6;
const text = (value: string) => [{ type: 'text', value: { text: value } }];

test(
  `[D1] [D2] [M2] ${rounds} rounds of kill -9 under load lose no acknowledged message and double none`,
  { timeout: 180_000 },
  async () => {
    const seed = Date.now() % 100_000;
    const random = seededRandom(seed);
    const dataDir = await mkdtemp(join(tmpdir(), 'inlay-kill-'));
    const env = {
      INLAY_DATA_DIR: dataDir,
      PORT: '0',
      INLAY_FRAMES_PER_SECOND: '1000000',
      INLAY_SOCKETS_PER_ADDRESS: '1000',
    };
    let server = await startServerProcess(env);
    let ws = server.url.replace(/^http/, 'ws');
    const token = await loginToken(server.url, 'ada@demo.inlay');

    let sinceKill = 0;
    let killAfter = Infinity;
    let reached = () => {};
    const onAcknowledged = () => {
      sinceKill += 1;
      if (sinceKill >= killAfter) reached();
    };

    const login = { method: 'login', token, force_online: 1 };
    const visitors: { userid: string; sender: StubbornSender }[] = [];
    for (let index = 0; index < visitorCount; index += 1) {
      const hello = await askOnce(`${ws}/visitor`, [{ method: 'hello', desk: 1 }]);
      const { token: visitorToken, userid } = hello['data'] as { token: string; userid: string };
      await askOnce(`${ws}/visitor`, [
        { method: 'hello', desk: 1, token: visitorToken },
        { method: 'send', client_msg_id: 'first', message: text('first') },
      ]);
      await askOnce(`${ws}/`, [login, { method: 'connect', userid }]);
      const sender = new StubbornSender(
        {
          path: '/visitor',
          enter: (send) => send({ method: 'hello', desk: 1, token: visitorToken }),
          entered: (frame) => frame.method === 'hello',
          message: (n) => ({
            method: 'send',
            client_msg_id: `v${n}`,
            message: text(`visitor ${index} says ${n}`),
          }),
          sendMethod: 'send',
        },
        8,
        onAcknowledged,
      );
      visitors.push({ userid, sender });
    }
    const agent = new StubbornSender(
      {
        path: '/',
        enter: (send) => send(login),
        entered: (frame) => frame.method === 'login' && frame.code === 0,
        message: (n) => ({
          method: 'send_to_user',
          userid: visitors[n % visitors.length]?.userid,
          client_msg_id: `a${n}`,
          message: text(`agent says ${n}`),
        }),
        sendMethod: 'send_to_user',
      },
      16,
      onAcknowledged,
    );
    const senders = [agent, ...visitors.map(({ sender }) => sender)];

    for (let round = 0; round < rounds; round += 1) {
      sinceKill = 0;
      killAfter = 20 + Math.floor(random() * 800);
      const enough = new Promise<void>((resolve) => (reached = resolve));
      await Promise.all(senders.map((sender) => sender.connect(ws)));
      await enough;
      await killNine(server.child);
      server = await startServerProcess(env);
      ws = server.url.replace(/^http/, 'ws');
    }
    await Promise.all(senders.map((sender) => sender.connect(ws)));
    await Promise.all(senders.map((sender) => sender.finish()));

    // What one agent reads back of each thread, page by page, is the truth that is compared with.
    let read = 0;
    for (const [index, { userid, sender }] of visitors.entries()) {
      const rows = await readAll(ws, login, userid);
      read += rows.length;
      expect(
        rows.map((row) => row.seq),
        'gapless',
      ).toEqual(rows.map((_, n) => n + 1));
      const texts = rows.flatMap((row) => (row.message.type === 'text' ? [row.message.value.text] : []));
      expect(new Set(texts).size, 'none doubled').toBe(texts.length);
      const bySeq = new Map(rows.map((row) => [row.seq, row]));
      for (const { clientMsgId, msgId, seq } of sender.acknowledged) {
        expect(bySeq.get(seq)).toMatchObject({
          msg_id: msgId,
          message: { value: { text: `visitor ${index} says ${clientMsgId.slice(1)}` } },
        });
      }
      const mine = agent.acknowledged.filter(
        ({ clientMsgId }) => Number(clientMsgId.slice(1)) % visitors.length === index,
      );
      for (const { clientMsgId, msgId, seq } of mine) {
        expect(bySeq.get(seq)).toMatchObject({
          msg_id: msgId,
          message: { value: { text: `agent says ${clientMsgId.slice(1)}` } },
        });
      }
      // What each sender wrote stands in the order in which he wrote it.
      const order = texts
        .filter((value) => value.startsWith('visitor'))
        .map((value) => Number(value.split(' ').at(-1)));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
    const acknowledged = senders.reduce((sum, sender) => sum + sender.acknowledged.length, 0);
    expect(senders.flatMap((sender) => sender.refused)).toEqual([]);
    console.log(
      `seed ${seed}: ${rounds} kills, ${acknowledged} acknowledged, ${read} read back, 0 lost, 0 doubled`,
    );
    await killNine(server.child);
    await rm(dataDir, { recursive: true, force: true });
  },
);

type Row = { seq: number; msg_id: string; message: { type: string; value: { text: string } } };

const readAll = async (ws: string, login: { method: string }, userid: string): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const reply = await askOnce(`${ws}/`, [
      login,
      { method: 'get_chat_record', userid, page, pagesize: 100 },
    ]);
    const { list_chat: list } = reply['data'] as { list_chat: Row[] };
    rows.unshift(...list);
    if (list.length < 100) return rows;
  }
};
