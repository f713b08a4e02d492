import type { CallTarget } from '@inlay/domain/call-policy.ts';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallEvents } from '../store/calls-port.ts';
import type { Store } from '../store/port.ts';
import type { StoreEvent } from '../store/store-event.ts';
import { buildDesk, start, stored, visitorWrites } from './builders.ts';
import type { OpenStore } from './contract.ts';

const price = 100;
const minute = 60_000;
const target: CallTarget = { kind: 'outside', number: '85221234567', country: 'HK' };

/** Calls, their money and the phone, in every store. */
export const callContract = (open: OpenStore): void => {
  describe('calls in the store contract', () => {
    let opened: Awaited<ReturnType<OpenStore>>;
    let store: Store;
    let deskId: number;
    let agentIds: number[];
    const events: StoreEvent[] = [];
    const someAgents = 12;
    const setUp = async (agents: number): Promise<void> => {
      opened = await open();
      store = opened.store;
      ({ deskId, agentIds } = await buildDesk(store, agents));
      await Promise.all(
        agentIds.flatMap((agentId, n): Promise<object>[] => [
          store.writes.changeAgent({ ...deed(), agentId, version: 1, change: { extension: `${200 + n}` } }),
          store.writes.addCallNumber({
            deskId,
            number: `1202555${1000 + n}`,
            label: '',
            agentIds: [agentId],
            now: start,
          }),
        ]),
      );
      await setPolicy({
        countries: [{ country: 'HK', pricePerMinute: price }],
        perNumberPerDay: null,
        wrapUpSeconds: 10,
      });
      await store.writes.addCallFunds({ deskId, amount: 10 * price, note: '', now: start });
      events.length = 0;
      store.onCommitted((batch) => events.push(...batch));
    };
    beforeEach(() => setUp(someAgents));
    afterEach(() => opened.dispose());

    const deed = () => ({ deskId, by: { agentId: agentIds[0] ?? 0, agentName: 'Agent 0' }, now: start });
    const setPolicy = async (change: object) => {
      const { version } = await store.reads.callPolicy(deskId);
      stored(await store.writes.changeCallPolicy({ deskId, now: start, version, change }));
    };
    const agent = (n: number): number => agentIds[n] ?? 0;
    const call = (uid: string) => ({ deskId, uid, now: start });
    const admit = (n: number, more: Partial<Parameters<Store['writes']['admitCall']>[0]> = {}) =>
      store.writes.admitCall({
        deskId,
        uid: uuidv7(),
        line: 'test',
        agentId: agent(n),
        caller: `20${n}`,
        callee: '85221234567',
        orderId: '',
        params: '',
        other: '',
        target,
        wishedCaller: '',
        random: 0,
        hasOutsideLine: true,
        mayConsult: false,
        now: start,
        ...more,
      });
    const enter = async (userid: string): Promise<number> => {
      const { visitor } = await store.writes.enterVisitor({
        deskId,
        tokenHash: null,
        create: { tokenHash: uuidv7(), userid, nickname: userid },
        language: 'en-US',
        pageUrl: '',
        pageTitle: '',
        now: start,
      });
      return visitor.id;
    };
    const fromWeb = {
      line: 'test',
      caller: 'web',
      callee: 'desk',
      orderId: '',
      params: '',
      other: '',
      direction: 0,
      outside: '',
    } as const;
    const threadsTold = () =>
      events.flatMap((event) =>
        event.type === 'thread'
          ? [[event.action, event.thread.state, event.thread.lastSeq, event.thread.uid]]
          : [],
      );
    const money = async () => {
      const { balance, reserved } = await store.reads.callPolicy(deskId);
      return { balance, reserved };
    };
    const statusOf = async (n: number) => {
      const found = await store.reads.agent(agent(n));
      return [found?.status, found?.reason];
    };
    const set = (
      n: number,
      status: 'available' | 'busy' | 'away' | 'offline',
      reason: 'meal' | null = null,
    ) => store.writes.setStatus({ agentId: agent(n), status, reason, byClientId: null, now: start });
    const ended = { result: 'answered' as const, hangupCode: null, endedBy: 'agent' as const };

    test('[P4] 100 calls at the same moment never reserve more than there is, and give back what they do not use', async () => {
      await opened.dispose();
      await setUp(100);
      await setPolicy({ longestMinutes: 3 });
      const uids = agentIds.map(() => uuidv7());
      const answers = await Promise.all(uids.map((uid, n) => admit(n, { uid })));
      const minutes = answers.flatMap((answer) => (answer.allow ? [answer.minutes] : []));
      expect(minutes.toSorted((a, b) => a - b)).toEqual([1, 3, 3, 3]);
      expect(await money()).toEqual({ balance: 10 * price, reserved: 10 * price });
      const codes = answers.flatMap((answer) => (answer.allow ? [] : [answer.code]));
      expect(codes).toEqual(Array.from({ length: 100 - 4 }, () => 810));
      const denials = (await store.reads.audit({ deskId, before: null, limit: 200 })).filter(
        ({ action }) => action === 'call.denied',
      );
      expect(denials).toHaveLength(100 - 4);
      await Promise.all(
        uids.map((uid) => store.writes.endCall({ ...call(uid), ...ended, result: 'no-answer' })),
      );
      expect(await money()).toEqual({ balance: 10 * price, reserved: 0 });
    });

    test('[P4] a call is paid once by the begun minute, never more than was reserved', async () => {
      const uid = uuidv7();
      await setPolicy({ longestMinutes: 2 });
      await admit(0, { uid });
      await store.writes.answerCall({ ...call(uid), agentIds: [agent(0)] });
      const late = start + 61_000;
      const results = await Promise.all(
        Array.from({ length: 10 }, () => store.writes.endCall({ ...call(uid), ...ended, now: late })),
      );
      expect(results.filter((result) => result.ended)).toHaveLength(1);
      expect(await money()).toEqual({ balance: 8 * price, reserved: 0 });
      const again = uuidv7();
      await admit(1, { uid: again });
      await store.writes.answerCall({ ...call(again), agentIds: [agent(1)] });
      await store.writes.endCall({ ...call(again), ...ended, now: start + 60 * minute });
      expect(await money()).toEqual({ balance: 6 * price, reserved: 0 });
      expect(await store.reads.call(deskId, again)).toMatchObject({ charged: 2 * price, result: 'answered' });
    });

    test('[P4] one live call per agent, one for an order, whoever is first', async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => admit(0)));
      expect(answers.filter(({ allow }) => allow)).toHaveLength(1);
      const orders = await Promise.all(
        agentIds.slice(1, 11).map((_, n) => admit(n + 1, { orderId: 'o', target: { kind: 'inside' } })),
      );
      expect(orders.filter(({ allow }) => allow)).toHaveLength(1);
    });

    test('[P4] the same question again is the same answer', async () => {
      const uid = uuidv7();
      const answers = await Promise.all(Array.from({ length: 5 }, () => admit(0, { uid })));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect((await money()).reserved).toBe(10 * price);
      const denied = uuidv7();
      const bad = { uid: denied, target: { kind: 'bad' } as const };
      expect(await admit(1, bad)).toMatchObject({ code: 812 });
      expect(await admit(1, bad)).toMatchObject({ code: 812 });
      // Another agent's call of that name, or one that is over, is not let through by it.
      expect(await admit(2, { uid })).toMatchObject({ allow: false });
    });

    test('[R4] [M3] a call makes busy, the wrap-up follows, then what he was, or has set meanwhile', async () => {
      await set(0, 'away', 'meal');
      const uid = uuidv7();
      await admit(0, { uid });
      expect(await statusOf(0)).toEqual(['busy', null]);
      await store.writes.answerCall({ ...call(uid), agentIds: [agent(0)] });
      await store.writes.endCall({ ...call(uid), ...ended, now: start + 1000 });
      expect(await statusOf(0)).toEqual(['busy', null]);
      expect(await store.reads.wrapUps()).toEqual([{ agentId: agent(0), until: start + 11_000 }]);
      const early = { agentId: agent(0), early: false, now: start + 10_999 };
      expect(await store.writes.endWrapUp(early)).toEqual({ ended: false });
      expect(await store.writes.endWrapUp({ ...early, now: start + 11_000 })).toEqual({ ended: true });
      expect(await statusOf(0)).toEqual(['away', 'meal']);
      const second = uuidv7();
      await admit(0, { uid: second });
      await set(0, 'available');
      expect(await statusOf(0)).toEqual(['busy', null]);
      // Nobody talked: there is nothing to wrap up.
      await store.writes.endCall({ ...call(second), ...ended, result: 'no-answer' });
      expect(await statusOf(0)).toEqual(['available', null]);
      const told = events.flatMap((event) => (event.type === 'status' ? [event.status] : []));
      expect(told).toEqual(['away', 'busy', 'away', 'busy', 'available']);
    });

    test('[R4] who goes offline in a call stays offline after it, unless he comes back', async () => {
      await set(0, 'available');
      const uid = uuidv7();
      await admit(0, { uid });
      await set(0, 'offline');
      expect(await statusOf(0)).toEqual(['offline', null]);
      await store.writes.endCall({ ...call(uid), ...ended, result: 'cancelled' });
      expect(await statusOf(0)).toEqual(['offline', null]);
      const second = uuidv7();
      await admit(0, { uid: second });
      await set(0, 'available');
      expect(await statusOf(0)).toEqual(['busy', null]);
      await store.writes.endCall({ ...call(second), ...ended, result: 'cancelled' });
      expect(await statusOf(0)).toEqual(['available', null]);
    });

    test('[R4] the router offers nobody to who is in a call', async () => {
      await set(0, 'available');
      await store.writes.setAutoConnect({ agentId: agent(0), on: true, byClientId: null, now: start });
      const uid = uuidv7();
      await admit(0, { uid });
      await visitorWrites(store, deskId, 'v', 'hello');
      const route = () =>
        store.writes.assignWaiting({ deskId, connectedAgentIds: [agent(0)], now: start + 1 });
      expect((await route()).assigned).toEqual([]);
      await store.writes.endCall({ ...call(uid), ...ended, result: 'no-answer' });
      expect((await route()).assigned).toHaveLength(1);
    });

    test('[P8] colleagues: both take part, a transfer hands on, each end is told once', async () => {
      const uid = uuidv7();
      await admit(0, { uid, target: { kind: 'inside' }, callee: '201' });
      await store.writes.joinCall({ ...call(uid), agentId: agent(1) });
      await store.writes.answerCall({ ...call(uid), agentIds: [agent(0), agent(1)] });
      await store.writes.joinCall({ ...call(uid), agentId: agent(2) });
      const leaving = { ...call(uid), agentId: agent(0) };
      expect(await store.writes.leaveCall(leaving)).toEqual({ left: true, remaining: 2 });
      expect(await store.writes.leaveCall(leaving)).toEqual({ left: false, remaining: 2 });
      await store.writes.endCall({ ...call(uid), ...ended });
      const record = await store.reads.call(deskId, uid);
      expect(record).toMatchObject({
        agent: { id: agent(0) },
        colleague: { id: agent(1) },
        result: 'answered',
      });
      expect(record?.agentIds).toEqual([agent(0), agent(1), agent(2)]);
      const told = events.flatMap((event): CallEvents[] => (event.type === 'call' ? [event] : []));
      expect(told.map((event) => event.type === 'call' && event.action)).toEqual([
        'started',
        'changed',
        'changed',
        'changed',
        'changed',
        'ended',
      ]);
      // Agents of another desk take no part.
      const other = await buildDesk(store, 1);
      const second = uuidv7();
      await admit(3, { uid: second, target: { kind: 'inside' } });
      expect(await store.writes.joinCall({ ...call(second), agentId: other.agentIds[0] ?? 0 })).toEqual({
        joined: false,
      });
      expect(await store.reads.call(other.deskId, second)).toBeNull();
    });

    test('[P8] calls are listed and found: by number, order, agent and time, and no sign is a pattern', async () => {
      for (let n = 0; n < 5; n += 1)
        await admit(n, {
          orderId: `order_${n}%`,
          target: { kind: 'bad' },
          now: start + n,
          callee: `8522123456${n}`,
        });
      const all = { deskId, agentId: null, search: '', from: null, to: null, page: 1, pagesize: 2 };
      const first = await store.reads.calls(all);
      expect([first.total, first.rows.map(({ orderId }) => orderId)]).toEqual([5, ['order_4%', 'order_3%']]);
      const count = async (more: object) => (await store.reads.calls({ ...all, ...more })).total;
      expect(await count({ search: 'ORDER_3%' })).toBe(1);
      expect(await count({ search: '%' })).toBe(5);
      expect(await count({ search: '_%x' })).toBe(0);
      expect(await count({ search: '\\' })).toBe(0);
      expect(await count({ search: '\u0000' })).toBe(0);
      expect(await count({ agentId: agent(2) })).toBe(1);
      expect(await count({ from: start + 1, to: start + 3 })).toBe(2);
      const newest = await store.reads.callsBefore({ ...all, beforeId: null, limit: 3 });
      const older = await store.reads.callsBefore({ ...all, beforeId: newest.at(-1)?.id ?? 0, limit: 3 });
      expect([...newest, ...older].map(({ callee }) => callee.at(-1))).toEqual(['4', '3', '2', '1', '0']);
    });

    test('[P8] a call with a known visitor is a line of his thread, and names him', async () => {
      await visitorWrites(store, deskId, 'v', 'hello');
      stored(
        await store.writes.updateVisitor({
          deskId,
          agentId: agent(0),
          userid: 'v',
          change: { mobile: '+85221234567' },
        }),
      );
      const uid = uuidv7();
      await admit(0, { uid });
      await store.writes.answerCall({ ...call(uid), agentIds: [agent(0)] });
      await store.writes.endCall({ ...call(uid), ...ended, now: start + 65_000 });
      expect(await store.reads.call(deskId, uid)).toMatchObject({ visitor: { userid: 'v', nickname: 'v' } });
      const line = { deskId, userid: 'v', uid, newThreadUid: uuidv7(), msgId: uuidv7(), now: start + 65_000 };
      expect(await store.writes.writeCallLine(line)).toEqual({ written: true });
      const { rows } = await store.reads.records({ deskId, userid: 'v', page: 1, pagesize: 10 });
      expect(rows.at(-1)).toMatchObject({
        seq: 2,
        part: { type: 'event', value: { name: 'call_ended', seconds: 65, agent_name: 'Agent 0' } },
      });
    });

    test('[P6] of one visitor one call lives, and who answers has his thread, a new one where there is none', async () => {
      const visitorId = await enter('w');
      const begin = () => store.writes.beginCall({ ...call(uuidv7()), ...fromWeb, visitorId, onlyOne: true });
      const begun = await Promise.all(Array.from({ length: 5 }, begin));
      expect(begun.filter((answer) => answer.begun)).toHaveLength(1);
      expect(await store.reads.isVisitorInCall(deskId, visitorId)).toBe(true);
      const caller = { deskId, visitorId, userid: 'w', now: start };
      const take = (n: number) =>
        store.writes.takeCaller({ ...caller, agentId: agent(n), newThreadUid: uuidv7(), msgId: uuidv7() });
      events.length = 0;
      const taken = await Promise.all([take(0), take(1)]);
      expect(taken.filter((answer) => answer.taken)).toHaveLength(1);
      const thread = await store.reads.latestThreadOfVisitor(visitorId);
      expect(thread).toMatchObject({ state: 'open', lastSeq: 1 });
      // Like any other thread it is told from its beginning, once.
      expect(threadsTold()).toEqual([
        ['created', 'queued', 0, thread?.uid],
        ['accepted', 'open', 1, thread?.uid],
      ]);
    });

    test('[P8] [M1] who called from the widget in vain waits for an answer, in one thread, a new one where none lives', async () => {
      const visitorId = await enter('x');
      const missed = async () => {
        const uid = uuidv7();
        await store.writes.beginCall({ ...call(uid), ...fromWeb, visitorId });
        await store.writes.endCall({ ...call(uid), ...ended, result: 'no-answer' });
        const ids = { uid, newThreadUid: uuidv7(), msgId: uuidv7() };
        return store.writes.writeCallLine({ deskId, userid: 'x', ...ids, now: start });
      };
      events.length = 0;
      expect(await missed()).toEqual({ written: true });
      expect(await missed()).toEqual({ written: true });
      const thread = await store.reads.latestThreadOfVisitor(visitorId);
      expect(thread).toMatchObject({ state: 'queued', agentId: null, lastSeq: 2 });
      expect(threadsTold()).toEqual([['created', 'queued', 0, thread?.uid]]);
      const value = { name: 'call_missed', direction: 0 };
      expect(thread?.lastMessage?.part).toMatchObject({ type: 'event', value });
      // What is written then stands behind it, and does not open a second thread.
      await visitorWrites(store, deskId, 'x', 'hello?');
      expect(await store.reads.latestThreadOfVisitor(visitorId)).toMatchObject({
        uid: thread?.uid,
        lastSeq: 3,
      });
      const at = { deskId, userid: 'x', agentId: agent(0), byClientId: null, now: start };
      stored(await store.writes.connectThread({ ...at, msgId: uuidv7() }));
      stored(await store.writes.closeThread({ ...at, msgId: uuidv7() }));
      events.length = 0;
      await missed();
      const next = await store.reads.latestThreadOfVisitor(visitorId);
      expect(next).toMatchObject({ state: 'queued', lastSeq: 1 });
      expect(threadsTold()).toEqual([['created', 'queued', 0, next?.uid]]);
    });

    test('[P8] what a line has forgotten ends with 801, and its money comes back', async () => {
      const [mine, others] = [uuidv7(), uuidv7()];
      await setPolicy({ longestMinutes: 2 });
      await admit(0, { uid: mine, line: 'built-in:a' });
      await admit(1, { uid: others, line: 'built-in:b' });
      expect(await store.writes.endLostCalls({ line: 'built-in:a', now: start })).toEqual({ ended: 0 });
      expect(await store.writes.endLostCalls({ line: 'built-in:a', now: start + 1 })).toEqual({ ended: 1 });
      expect(await store.reads.call(deskId, mine)).toMatchObject({ hangupCode: 801, endedBy: 'server' });
      expect(await store.reads.call(deskId, others)).toMatchObject({ endedAt: null });
      const long = start + 24 * 60 * minute;
      expect(await store.writes.endLostCalls({ line: null, now: long })).toEqual({ ended: 1 });
      expect((await money()).reserved).toBe(0);
    });

    test('[P7] of many tabs one gets the phone; numbers only grow, over restarts too', async () => {
      const claim = (tab: string, more: object = {}) =>
        store.writes.claimMediaLease({
          agentId: agent(0),
          tab,
          take: false,
          ttlMs: 1000,
          now: start,
          ...more,
        });
      const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => claim(`t${n}`)));
      expect(claims.filter(({ granted }) => granted)).toHaveLength(1);
      const [first] = claims;
      const fencing = first?.lease.fencing ?? 0;
      const holder = first?.lease.tab ?? '';
      store = await opened.reopen();
      expect((await claim(holder)).lease.fencing).toBe(fencing);
      expect(await claim('late', { now: start + 1000 })).toMatchObject({
        granted: true,
        lease: { fencing: fencing + 1 },
      });
      const renewal = { agentId: agent(0), tab: holder, fencing, ttlMs: 1000, now: start + 1000 };
      expect(await store.writes.renewMediaLease(renewal)).toMatchObject({ refused: { code: 409 } });
      expect(await store.writes.releaseMediaLease(renewal)).toEqual({ released: false });
      expect(await store.reads.mediaLease(agent(0), start + 1999)).toMatchObject({ tab: 'late' });
      expect(await store.reads.mediaLease(agent(0), start + 2000)).toBeNull();
    });

    test('[P4] numbers belong to one desk, and to agents of it', async () => {
      const other = await buildDesk(store, 1);
      const add = (number: string, agents: number[]) =>
        store.writes.addCallNumber({ ...deed(), number, label: 'x', agentIds: agents });
      const { callNumberId } = stored(await add('4930123456', [agent(0)]));
      expect(await add('4930123456', [])).toMatchObject({ refused: { code: 409 } });
      expect(await add('4930123457', other.agentIds)).toMatchObject({ refused: { code: 404 } });
      expect(await store.reads.callerNumbers(agent(0))).toContain('4930123456');
      expect(await store.reads.deskOfCallNumber('4930123456')).toBe(deskId);
      const off = { ...deed(), callNumberId, version: 1, change: { enabled: false } };
      expect(await store.writes.changeCallNumber(off)).toEqual({ version: 2 });
      expect(await store.writes.changeCallNumber(off)).toMatchObject({ refused: { code: 409 } });
      expect(await store.reads.callerNumbers(agent(0))).not.toContain('4930123456');
      const foreign = { ...deed(), deskId: other.deskId, callNumberId };
      expect(await store.writes.dropCallNumber(foreign)).toMatchObject({ refused: { code: 404 } });
      expect(await store.writes.dropCallNumber({ ...deed(), callNumberId })).toEqual({ deleted: true });
    });

    test('[P4] money that calls have reserved cannot be taken away', async () => {
      await admit(0);
      const take = (amount: number) => store.writes.addCallFunds({ ...deed(), amount: -amount, note: '' });
      expect(await take(1)).toMatchObject({ refused: { code: 409 } });
      stored(await store.writes.addCallFunds({ ...deed(), amount: 5, note: 'top-up' }));
      expect(await take(5)).toEqual({ balance: 10 * price });
      expect(await take(1)).toMatchObject({ refused: { code: 409 } });
    });

    test('[P6] secrets of the line never reach the audit log', async () => {
      const secret = 'a-very-secret-secret';
      const change = {
        sipUrl: 'wss://sip.example/',
        sipDomain: 'sip.example',
        sipSecret: secret,
        turnSecret: secret,
      };
      expect(await store.writes.changeCallLine({ ...deed(), version: 1, change })).toEqual({ version: 2 });
      expect(await store.writes.changeCallLine({ ...deed(), version: 1, change })).toMatchObject({
        refused: { code: 409 },
      });
      expect(await store.reads.callLine(deskId)).toMatchObject({ ...change, version: 2 });
      const provider = { issuer: 'https://id.example', clientId: 'c', clientSecret: secret };
      stored(await store.writes.changeOidcProvider({ ...deed(), version: 1, provider }));
      expect(JSON.stringify(await store.reads.audit({ deskId, before: null, limit: 50 }))).not.toContain(
        secret,
      );
      expect(await store.reads.oidcProviders()).toMatchObject([{ deskId, clientSecret: secret }]);
      // Without a new secret the one that is there stays; off forgets it.
      const kept = { issuer: 'https://id.example', clientId: 'd' };
      stored(await store.writes.changeOidcProvider({ ...deed(), version: 2, provider: kept }));
      expect(await store.reads.oidcProvider(deskId)).toMatchObject({ clientId: 'd', clientSecret: secret });
      stored(await store.writes.changeOidcProvider({ ...deed(), version: 3, provider: null }));
      expect(await store.reads.oidcProviders()).toEqual([]);
    });

    test('[P2] a flow is taken once, however many come at once, and not after its time', async () => {
      const flow = { deskId: null, verifier: 'v', nonce: 'n', redirectUri: 'https://desk.example/' };
      const kept = { stateHash: 'h', expiresAt: start + 1000, now: start };
      await store.writes.startOidcFlow({ ...flow, ...kept });
      const taken = await Promise.all(
        Array.from({ length: 10 }, () => store.writes.takeOidcFlow({ stateHash: 'h', now: start })),
      );
      expect(taken.filter((result) => !('refused' in result))).toEqual([flow]);
      await store.writes.startOidcFlow({ ...flow, ...kept });
      expect(await store.writes.takeOidcFlow({ stateHash: 'h', now: start + 1001 })).toMatchObject({
        refused: { code: 440 },
      });
    });
  });
};
