import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../store/port.ts';
import type { OrRefused } from '../store/refused.ts';
import type { StoreEvent } from '../store/store-event.ts';
import type { Stored } from '../store/threads-port.ts';
import {
  act,
  agentSendsCard,
  agentWrites,
  buildDesk,
  start,
  stored,
  text,
  visitorWrites,
} from './builders.ts';

export type OpenStore = () => Promise<{
  store: Store;
  reopen: () => Promise<Store>;
  dispose: () => Promise<void>;
}>;

/** What every store must do; one run for each implementation. */
export const storeContract = (open: OpenStore): void => {
  describe('the store contract', () => {
    let opened: Awaited<ReturnType<OpenStore>>;
    let store: Store;
    const events: StoreEvent[] = [];
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      events.length = 0;
      store.onCommitted((batch) => events.push(...batch));
    });
    afterEach(() => opened.dispose());

    test('[M2] hundreds of writers into one thread get numbers without a gap, in commit order', async () => {
      const { deskId, agentIds } = await buildDesk(store, 1);
      const agentId = agentIds[0] ?? 0;
      await visitorWrites(store, deskId, 'v', 'first');
      await store.writes.connectThread(act(deskId, agentId, 'v'));
      const writes: Promise<OrRefused<Stored>>[] = Array.from({ length: 400 }, (_, n) =>
        n % 2
          ? visitorWrites(store, deskId, 'v', `v${n}`)
          : agentWrites(store, deskId, agentId, 'v', [`a${n}`, `b${n}`]),
      );
      const seqs = (await Promise.all(writes)).flatMap((result) =>
        stored(result).messages.map(({ seq }) => seq),
      );
      expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 600 }, (_, n) => n + 3));
      const told = events.flatMap((event) =>
        event.type === 'messages' ? event.messages.map(({ seq }) => seq) : [],
      );
      expect(told).toEqual(Array.from({ length: 602 }, (_, n) => n + 1));
    });

    test('[M1] a burst of first messages of one visitor makes one thread', async () => {
      const { deskId } = await buildDesk(store, 1);
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, n) => visitorWrites(store, deskId, 'v', `m${n}`)),
      );
      expect(new Set(results.map((result) => stored(result).threadUid)).size).toBe(1);
      expect(events.filter((event) => event.type === 'thread')).toHaveLength(1);
    });

    test('[A6] [D5] 40 agents race for 60 threads: one winner each, every loser is told who', async () => {
      const { deskId, agentIds } = await buildDesk(store, 40);
      const visitors = Array.from({ length: 60 }, (_, n) => `v${n}`);
      await Promise.all(visitors.map((userid) => visitorWrites(store, deskId, userid, 'hello')));
      for (const userid of visitors) {
        const results = await Promise.all(
          agentIds.map((agentId) => store.writes.connectThread(act(deskId, agentId, userid))),
        );
        const winners = results.filter((result) => !('refused' in result));
        expect(winners).toHaveLength(1);
        const [won] = winners;
        const winner = won && !('refused' in won) ? won.thread.agentName : null;
        const refusals = results.flatMap((result) => ('refused' in result ? [result.refused] : []));
        const refusal = { code: 409, text: 'lost_race', vars: { winner } };
        expect(refusals).toEqual(Array.from({ length: agentIds.length - 1 }, () => refusal));
      }
    });

    test('[D2] [A11] the same id is stored once for ever, over threads and restarts; another body is refused', async () => {
      const { deskId, agentIds } = await buildDesk(store, 1);
      const agentId = agentIds[0] ?? 0;
      await visitorWrites(store, deskId, 'v', 'hello', 'v1');
      await store.writes.connectThread(act(deskId, agentId, 'v'));
      const first = stored(await agentWrites(store, deskId, agentId, 'v', ['a', 'b'], 'id'));
      await store.writes.closeThread(act(deskId, agentId, 'v'));
      expect(await agentWrites(store, deskId, agentId, 'v', ['a', 'b'], 'id')).toEqual({
        ...first,
        duplicate: true,
      });
      store = await opened.reopen();
      await visitorWrites(store, deskId, 'v', 'new thread');
      expect(await agentWrites(store, deskId, agentId, 'v', ['a', 'b'], 'id')).toEqual({
        ...first,
        duplicate: true,
      });
      expect(await agentWrites(store, deskId, agentId, 'v', ['a'], 'id')).toMatchObject({
        refused: { code: 409 },
      });
      expect(await visitorWrites(store, deskId, 'v', 'hello', 'v1')).toMatchObject({ duplicate: true });
      // Another sender may use the same id.
      expect(await visitorWrites(store, deskId, 'v', 'hello', 'id')).toMatchObject({ duplicate: false });
    });

    test("[S5] a card with dedup is not stored again while it is the thread's last card", async () => {
      const { deskId, agentIds } = await buildDesk(store, 1);
      const agentId = agentIds[0] ?? 0;
      await visitorWrites(store, deskId, 'v', 'hello');
      await store.writes.connectThread(act(deskId, agentId, 'v'));
      const push = (title: string, id?: string) =>
        agentSendsCard(store, { deskId, agentId, userid: 'v', title }, id).then(stored);
      const [first, ...others] = await Promise.all([push('A', 'a1'), push('A'), push('A'), push('A')]);
      expect(first.duplicate).toBe(false);
      for (const other of others) expect(other).toEqual({ ...first, duplicate: true });
      await agentWrites(store, deskId, agentId, 'v', ['{"type":"card"', 'words between']);
      expect(await push('A')).toEqual({ ...first, duplicate: true });
      expect(await push('A', 'a1')).toEqual({ ...first, duplicate: true });
      expect((await push('B')).duplicate).toBe(false);
      expect((await push('A')).duplicate).toBe(false);
      expect(await agentSendsCard(store, { deskId, agentId, userid: 'v', title: 'C' }, 'a1')).toMatchObject({
        refused: { code: 409 },
      });
      const cards = events.flatMap((event) =>
        event.type === 'messages' ? event.messages.filter(({ part }) => part.type === 'card') : [],
      );
      expect(cards.map(({ part }) => part.type === 'card' && part.value.title)).toEqual(['A', 'B', 'A']);
      const thread = await store.reads.latestThread(deskId, 'v');
      expect(thread?.lastSeq).toBe(cards.at(-1)?.seq);
    });

    test('[A11] who does not own the open thread cannot write into it', async () => {
      const { deskId, agentIds } = await buildDesk(store, 2);
      const [owner = 0, other = 0] = agentIds;
      expect(await agentWrites(store, deskId, owner, 'nobody', ['x'])).toMatchObject({
        refused: { code: 404 },
      });
      await visitorWrites(store, deskId, 'v', 'hello');
      expect(await agentWrites(store, deskId, owner, 'v', ['x'])).toMatchObject({ refused: { code: 403 } });
      await store.writes.connectThread(act(deskId, owner, 'v'));
      expect(await agentWrites(store, deskId, other, 'v', ['x'])).toMatchObject({ refused: { code: 403 } });
      expect(await agentWrites(store, deskId + 1, owner, 'v', ['x'])).toMatchObject({
        refused: { code: 404 },
      });
    });

    test('[D1] one failing request of a group takes nobody with it and leaves nothing behind', async () => {
      const { deskId } = await buildDesk(store, 1);
      const before = events.length;
      const [good, bad, alsoGood] = await Promise.allSettled([
        visitorWrites(store, deskId, 'a', 'x'),
        store.writes.createWorkgroup({
          deskId,
          groupNo: 'G9',
          name: 'x',
          agentIds: [999_999],
          isDefault: false,
          now: start,
        }),
        visitorWrites(store, deskId, 'b', 'y'),
      ]);
      expect([good.status, bad.status, alsoGood.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect((await store.reads.workgroups(deskId)).map(({ groupNo }) => groupNo)).toEqual(['G1']);
      expect(events.length - before).toBe(4);
      expect(store.healthy()).toBe(true);
    });

    test('[D1] [A11] one send that cannot be stored takes none of those beside it with it', async () => {
      const { deskId } = await buildDesk(store, 1);
      const results = await Promise.allSettled(
        Array.from({ length: 60 }, (_, n) =>
          visitorWrites(store, n === 37 ? 999_999 : deskId, `v${n % 20}`, `m${n}`, `id-${n}`),
        ),
      );
      expect(results.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([37]);
      for (let n = 0; n < 20; n += 1) {
        const { rows } = await store.reads.records({ deskId, userid: `v${n}`, page: 1, pagesize: 10 });
        const wanted = [n, n + 20, n + 40].filter((id) => id !== 37).map((id) => `id-${id}`);
        expect(rows.map(({ clientMsgId }) => clientMsgId)).toEqual(wanted);
      }
    });

    test('[A7] [A8] back to the queue: first of all, not to the same agent; then by round robin up to capacity', async () => {
      const { deskId, agentIds } = await buildDesk(store, 2);
      const [one = 0, two = 0] = agentIds;
      for (const agentId of agentIds) {
        await store.writes.setStatus({
          agentId,
          status: 'available',
          reason: null,
          byClientId: null,
          now: start,
        });
        await store.writes.setAutoConnect({ agentId, on: true, byClientId: null, now: start });
      }
      await visitorWrites(store, deskId, 'old', 'x');
      await store.writes.connectThread(act(deskId, one, 'old'));
      for (let n = 0; n < 7; n += 1) await visitorWrites(store, deskId, `v${n}`, 'x');
      await store.writes.transferThread({ ...act(deskId, one, 'old'), to: null, note: null });
      expect((await store.reads.queuedThreads(deskId)).map(({ userid }) => userid)[0]).toBe('old');
      const { assigned } = await store.writes.assignWaiting({
        deskId,
        connectedAgentIds: agentIds,
        now: start,
      });
      expect(assigned).toHaveLength(6);
      expect((await store.reads.latestThread(deskId, 'old'))?.agentId).toBe(two);
      expect(await store.reads.countOpenByAgent(deskId)).toEqual(
        new Map([
          [one, 3],
          [two, 3],
        ]),
      );
      expect((await store.reads.queuedThreads(deskId)).map(({ userid }) => userid)).toEqual(['v5', 'v6']);
    });

    test('[W2] a thread’s last message is the last that somebody wrote; system lines count and are told, no more', async () => {
      const { deskId, agentIds } = await buildDesk(store, 1);
      const agentId = agentIds[0] ?? 0;
      await visitorWrites(store, deskId, 'v', 'hello');
      await store.writes.connectThread(act(deskId, agentId, 'v'));
      const { thread } = stored(
        await store.writes.transferThread({ ...act(deskId, agentId, 'v'), to: null, note: null }),
      );
      expect(thread).toMatchObject({ lastSeq: 3, lastMessage: { seq: 1, part: text('hello')[0] } });
      expect(await store.reads.queuedThreads(deskId)).toEqual([thread]);
      await store.writes.connectThread(act(deskId, agentId, 'v'));
      await agentWrites(store, deskId, agentId, 'v', ['one', 'two']);
      await store.writes.closeThread(act(deskId, agentId, 'v'));
      expect(await store.reads.latestThread(deskId, 'v')).toMatchObject({
        lastSeq: 7,
        lastMessage: { seq: 6, part: text('two')[0] },
      });
      const told = events.flatMap((event) => (event.type === 'messages' ? event.messages : []));
      expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(told.at(-1)).toMatchObject({ sender: 'system', part: { value: { name: 'closed' } } });
    });

    test('[D4] the heads of the open threads of several agents, each with its own', async () => {
      const { deskId, agentIds } = await buildDesk(store, 3);
      const [one = 0, two = 0, idle = 0] = agentIds;
      for (const userid of ['a', 'b', 'closed', 'waiting']) await visitorWrites(store, deskId, userid, 'x');
      await store.writes.connectThread(act(deskId, one, 'a'));
      await store.writes.connectThread(act(deskId, two, 'b'));
      await store.writes.connectThread(act(deskId, two, 'closed'));
      await store.writes.closeThread(act(deskId, two, 'closed'));
      await visitorWrites(store, deskId, 'b', 'more');
      const heads = await store.reads.openHeads([one, two, idle]);
      expect(heads.toSorted((a, b) => a.lastSeq - b.lastSeq)).toEqual([
        { agentId: one, userid: 'a', lastSeq: 2 },
        { agentId: two, userid: 'b', lastSeq: 3 },
      ]);
      expect(await store.reads.openHeads([idle])).toEqual([]);
    });

    test('[A9] pages of the record equal the slices of a plain list, whatever the threads and the page size', async () => {
      const { deskId, agentIds } = await buildDesk(store, 1);
      const agentId = agentIds[0] ?? 0;
      for (const length of [1, 4, 7, 2]) {
        for (let n = 0; n < length; n += 1) await visitorWrites(store, deskId, 'v', `m${n}`);
        await store.writes.connectThread(act(deskId, agentId, 'v'));
        await store.writes.closeThread(act(deskId, agentId, 'v'));
      }
      const { rows: all, total } = await store.reads.records({
        deskId,
        userid: 'v',
        page: 1,
        pagesize: 1000,
      });
      expect(all).toHaveLength(total);
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 30 }),
          fc.integer({ min: 1, max: 12 }),
          async (page, pagesize) => {
            const { rows } = await store.reads.records({ deskId, userid: 'v', page, pagesize });
            const end = Math.max(0, all.length - (page - 1) * pagesize);
            expect(rows).toEqual(all.slice(Math.max(0, end - pagesize), end));
          },
        ),
        { numRuns: 60 },
      );
    });

    test("read marks never go backwards and count the visitor's messages only", async () => {
      const { deskId, agentIds } = await buildDesk(store, 1);
      const agentId = agentIds[0] ?? 0;
      for (const word of ['1', '2', '3']) await visitorWrites(store, deskId, 'v', word);
      const mark = (seq: number) =>
        store.writes.markReadByAgent({ deskId, agentId, userid: 'v', seq, now: start });
      expect(await mark(2)).toEqual({ unread: 1 });
      expect(await mark(1)).toEqual({ unread: 1 });
      await store.writes.connectThread(act(deskId, agentId, 'v'));
      await agentWrites(store, deskId, agentId, 'v', ['answer']);
      expect(await mark(99)).toEqual({ unread: 0 });
      await visitorWrites(store, deskId, 'v', '4');
      expect((await store.reads.latestThread(deskId, 'v'))?.readBy).toEqual({ [agentId]: 3 });
    });

    test('[W7] [W8] tickets work once and not after their time; ended sessions are gone', async () => {
      const { agentIds } = await buildDesk(store, 1);
      const agentId = agentIds[0] ?? 0;
      await store.writes.createTicket({
        agentId,
        ticketHash: 't',
        origin: null,
        expiresAt: start + 30_000,
        now: start,
      });
      await store.writes.createTicket({
        agentId,
        ticketHash: 'late',
        origin: null,
        expiresAt: start + 30_000,
        now: start,
      });
      const tries = await Promise.all(
        [1, 2, 3].map(() => store.writes.redeemTicket({ ticketHash: 't', now: start })),
      );
      expect(tries.filter((result) => !('refused' in result))).toHaveLength(1);
      expect(await store.writes.redeemTicket({ ticketHash: 'late', now: start + 30_001 })).toMatchObject({
        refused: { code: 440 },
      });
      const session = await store.writes.createSession({
        agentId,
        tokenHash: 's',
        expiresAt: start + 1000,
        now: start,
      });
      expect(await store.reads.session('s', start)).toEqual(session);
      expect(await store.reads.session('s', start + 1001)).toBeNull();
      await store.writes.endAgentSessions({ agentId, now: start });
      expect(await store.reads.session('s', start)).toBeNull();
      expect(events.at(-1)).toMatchObject({ type: 'session_ended', sessionIds: [session.id] });
    });

    test('[A3] of two sessions that claim an account at once exactly one gets it', async () => {
      const { agentIds } = await buildDesk(store, 1);
      const agentId = agentIds[0] ?? 0;
      const claim = (sessionId: number, force: boolean) =>
        store.writes.claimAgentSession({ agentId, sessionId, force, liveSessionIds: [1, 2], now: start });
      const both = await Promise.all([claim(1, false), claim(2, false)]);
      expect(both.map(({ claimed }) => claimed)).toEqual([true, false]);
      expect(await claim(2, true)).toMatchObject({ claimed: true, replacedSessionId: 1 });
    });

    test('[F4] a set-up link makes one desk and is dead afterwards; a new link kills the old', async () => {
      const complete = (setupHash: string) =>
        store.writes.completeSetup({
          setupHash,
          deskName: 'D',
          email: 'A@B.c',
          name: 'A',
          passwordHash: 'h',
          now: start,
        });
      await store.writes.createSetupLink({ setupHash: 'old', now: start });
      await store.writes.createSetupLink({ setupHash: 'new', now: start });
      expect(await complete('old')).toMatchObject({ refused: { code: 440 } });
      expect(await complete('new')).toHaveProperty('deskId');
      expect(await complete('new')).toMatchObject({ refused: { code: 440 } });
      expect(await store.reads.agentByEmail('a@b.C')).toMatchObject({ role: 'admin', passwordHash: 'h' });
    });

    test('[M2] each of the sends that begin a thread together is told its own number', async () => {
      const { deskId } = await buildDesk(store, 1);
      const sends = Array.from({ length: 20 }, (_, n) => visitorWrites(store, deskId, 'v', `m${n}`));
      const seqs = (await Promise.all(sends)).map((result) => stored(result).messages[0]?.seq);
      expect(seqs).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
      const told = events.flatMap((event) =>
        event.type === 'messages' ? event.messages.map(({ seq }) => seq) : [],
      );
      expect(told).toEqual(seqs);
    });

    test("[A5] [D2] texts that no database likes are stored, found again, and harm nobody else's send", async () => {
      const { deskId } = await buildDesk(store, 1);
      await visitorWrites(store, deskId, 'usual', 'first');
      const odd = [
        'a\0b',
        '\ud800',
        'x\udfff\0',
        "'; DROP TABLE thread; --",
        '__proto__',
        '🙂'.repeat(20),
        '%_\\',
      ];
      const send = () =>
        Promise.all(
          odd.flatMap((word) => [
            visitorWrites(store, deskId, word, word, word),
            visitorWrites(store, deskId, 'usual', 'hello', `id of ${word}`),
          ]),
        );
      const first = (await send()).map((result) => stored(result));
      const again = (await send()).map((result) => stored(result));
      expect(again).toEqual(first.map((result) => ({ ...result, duplicate: true })));
      for (const word of odd) {
        const { rows } = await store.reads.records({ deskId, userid: word, page: 1, pagesize: 10 });
        expect(rows.map(({ part }) => part)).toEqual(text(word));
      }
      const seqs = first.flatMap((result, n) => (n % 2 ? result.messages.map(({ seq }) => seq) : []));
      expect(seqs.toSorted((a, b) => a - b)).toEqual(odd.map((_, n) => n + 2));
    });

    test("[A4] a sender's messages keep the order in which he sent them, whatever is written beside them", async () => {
      const { deskId, agentIds } = await buildDesk(store, 1);
      const agentId = agentIds[0] ?? 0;
      const users = Array.from({ length: 40 }, (_, n) => `v${n}`);
      const writes: Promise<unknown>[] = [];
      for (let n = 0; n < 25; n += 1) {
        for (const userid of users) writes.push(visitorWrites(store, deskId, userid, `${n}`));
        const userid = users[n] ?? 'v0';
        writes.push(store.writes.connectThread(act(deskId, agentId, userid)));
        writes.push(agentWrites(store, deskId, agentId, userid, ['answer']));
      }
      await Promise.all(writes);
      for (const userid of users) {
        const { rows } = await store.reads.records({ deskId, userid, page: 1, pagesize: 100 });
        const own = rows.filter(({ sender }) => sender === 'visitor').map(({ part }) => part);
        expect(own).toEqual(Array.from({ length: 25 }, (_, n) => text(`${n}`)[0]));
      }
    });

    test('[D1] what was acknowledged is there after a restart', async () => {
      const { deskId } = await buildDesk(store, 1);
      await visitorWrites(store, deskId, 'v', 'kept');
      store = await opened.reopen();
      const { rows } = await store.reads.records({ deskId, userid: 'v', page: 1, pagesize: 10 });
      expect(rows.map(({ part }) => part)).toEqual(text('kept'));
    });
  });
};
