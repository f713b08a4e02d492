import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../store/port.ts';
import type { StoreEvent } from '../store/store-event.ts';
import { act, buildDesk, start } from './builders.ts';
import type { OpenStore } from './contract.ts';

/** What business pages and agents write beside the conversation, in every store. */
export const businessPagesContract = (open: OpenStore): void => {
  describe('business pages in the store contract', () => {
    let opened: Awaited<ReturnType<OpenStore>>;
    let store: Store;
    let deskId: number;
    let agentIds: number[];
    const events: StoreEvent[] = [];
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      ({ deskId, agentIds } = await buildDesk(store, 2));
      events.length = 0;
      store.onCommitted((batch) => events.push(...batch));
    });
    afterEach(() => opened.dispose());

    const claim = (holder: string, more: object = {}) =>
      store.writes.claimPageNonce({
        businessPageId: 7,
        nonce: 'n-1',
        holder,
        expiresAt: start + 600_000,
        now: start,
        ...more,
      });
    const write = async (userid: string) => {
      await store.writes.appendAsVisitor({
        deskId,
        userid,
        create: { nickname: 'Mei', headImg: '', channel: 'wechat' },
        clientMsgId: `m-${userid}`,
        msgIds: [`msg-${userid}`],
        parts: [{ type: 'text', value: { text: 'hello' } }],
        newThreadUid: `thread-${userid}`,
        now: start,
      });
      const [agentId = 0] = agentIds;
      await store.writes.connectThread({
        ...act(deskId, agentId, userid),
        msgId: `c-${userid}`,
      });
      return { userid, threadUid: `thread-${userid}`, agentId };
    };

    test('[S3] of a hundred who show one nonce at the same moment one has it, and keeps it', async () => {
      const claims = await Promise.all(Array.from({ length: 100 }, (_, n) => claim(`load-${n}`)));
      expect(claims.filter(({ granted }) => granted)).toHaveLength(1);
      const winner = claims.findIndex(({ granted }) => granted);
      expect(await claim(`load-${winner}`)).toEqual({ granted: true });
      expect(await claim('another')).toEqual({ granted: false });
      store = await opened.reopen();
      expect(await claim('another')).toEqual({ granted: false });
      expect(await claim(`load-${winner}`)).toEqual({ granted: true });
    });

    test("[S3] a nonce is one page's own, and forgotten when no signature with it can be valid", async () => {
      expect(await claim('a')).toEqual({ granted: true });
      expect(await claim('b', { businessPageId: 8 })).toEqual({ granted: true });
      expect(await claim('b', { now: start + 600_000 })).toEqual({ granted: false });
      expect(await claim('b', { now: start + 600_001, expiresAt: start + 9e6 })).toEqual({ granted: true });
    });

    test('[S7] the mark stays with the thread; each change is told once', async () => {
      const { userid, threadUid, agentId } = await write('wx-1');
      events.length = 0;
      const sign = (value: 0 | 1, more: object = {}) =>
        store.writes.setChatSign({ deskId, agentId, userid, threadUid, sign: value, ...more });
      expect(await sign(0)).toEqual({ changed: false });
      expect(await sign(1)).toEqual({ changed: true });
      expect(await sign(1)).toEqual({ changed: false });
      expect(events).toMatchObject([
        { type: 'signed', byAgentId: agentId, thread: { uid: threadUid, chatSign: 1 } },
      ]);
      expect(await sign(0, { agentId: agentIds[1] ?? 0 })).toMatchObject({ refused: { code: 403 } });
      expect(await sign(0, { threadUid: 'other' })).toMatchObject({ refused: { code: 404 } });
      expect(await sign(0, { deskId: deskId + 1 })).toMatchObject({ refused: { code: 404 } });
      store = await opened.reopen();
      expect((await store.reads.latestThread(deskId, userid))?.chatSign).toBe(1);
      await store.writes.closeThread({ deskId, agentId, userid, msgId: 'x', now: start });
      expect(await sign(0)).toEqual({ changed: true });
    });

    test('[A15] details of a visitor: only what is given changes, and side by side nothing is lost', async () => {
      const { userid, agentId } = await write('wx-2');
      const update = (change: object) => store.writes.updateVisitor({ deskId, agentId, userid, change });
      await Promise.all([
        update({ realname: '李梅' }),
        update({ email: 'm@x.example' }),
        update({ tags: ['VIP', '茶'] }),
      ]);
      events.length = 0;
      expect(await update({ age: 30, tags: ['VIP', '茶'] })).toMatchObject({
        visitor: { realname: '李梅', email: 'm@x.example', tags: ['VIP', '茶'], age: 30, nickname: 'Mei' },
      });
      expect(events).toMatchObject([{ type: 'visitor', byAgentId: agentId, visitor: { userid, age: 30 } }]);
      await update({ age: 30 });
      expect(events).toHaveLength(1);
      expect(await store.reads.visitor(deskId, userid)).toMatchObject({ age: 30, tags: ['VIP', '茶'] });
      expect(
        await store.writes.updateVisitor({ deskId: deskId + 1, agentId, userid, change: { realname: 'x' } }),
      ).toMatchObject({ refused: { code: 404 } });
    });
  });
};
