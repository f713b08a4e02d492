import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../store/port.ts';
import type { StoreEvent } from '../store/store-event.ts';
import { buildDesk, start, stored } from './builders.ts';
import type { OpenStore } from './contract.ts';

const page = {
  name: 'Orders',
  url: 'https://erp.example/',
  data: ['visitorData' as const],
  scopes: ['visitor:read' as const],
  agentIds: [],
  workgroupIds: [],
  visitors: 'all' as const,
  liveParameters: false,
};
const agent = { name: 'New', role: 'agent' as const, capacity: 4, extension: null, language: 'es-MX' };

/** What administrators change, in every store. */
export const consoleContract = (open: OpenStore): void => {
  describe('the console in the store contract', () => {
    let opened: Awaited<ReturnType<OpenStore>>;
    let store: Store;
    let deskId: number;
    let agentIds: number[];
    const events: StoreEvent[] = [];
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      ({ deskId, agentIds } = await buildDesk(store, 3));
      events.length = 0;
      store.onCommitted((batch) => events.push(...batch));
    });
    afterEach(() => opened.dispose());

    const deed = () => ({ deskId, by: { agentId: agentIds[0] ?? 0, agentName: 'Agent 0' }, now: start });
    const auditOf = async () => store.reads.audit({ deskId, before: null, limit: 100 });
    const change = (agentId: number, version: number, fields: object) =>
      store.writes.changeAgent({ ...deed(), agentId, version, change: fields });
    const entry = async (agentId: number) => {
      const found = (await store.reads.agentEntries(deskId, start)).find(({ id }) => id === agentId);
      if (!found) throw new Error('no such agent');
      return found;
    };

    test('[A5] of many changes that saw the same version one is stored, with one row in the log', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          store.writes.changeDesk({ ...deed(), version: 1, change: { name: `Name ${n}` } }),
        ),
      );
      expect(results.filter((result) => 'refused' in result)).toHaveLength(19);
      expect(await store.reads.deskSettings(deskId)).toMatchObject({ version: 2 });
      const log = await auditOf();
      expect(log).toHaveLength(1);
      expect((await store.reads.deskSettings(deskId))?.name).toBe(log[0]?.after?.['name']);
    });

    test('a change that changes nothing is no change', async () => {
      const same = { name: 'Desk', color: '#4f46e5' };
      expect(await store.writes.changeDesk({ ...deed(), version: 1, change: same })).toEqual({ version: 1 });
      expect(await auditOf()).toEqual([]);
    });

    test('[W9] origins are replaced as a whole', async () => {
      const origins = ['https://b.example', 'https://a.example', 'https://b.example'];
      const replace = (version: number) => store.writes.replaceEmbedOrigins({ ...deed(), version, origins });
      expect(await replace(1)).toEqual({ version: 2 });
      expect(await replace(1)).toMatchObject({ refused: { code: 409 } });
      expect((await store.reads.deskSettings(deskId))?.embedOrigins).toEqual([
        'https://a.example',
        'https://b.example',
      ]);
    });

    test('[W6] a secret that is not named stays, and never reaches the log', async () => {
      const sso = { ...deed(), algorithm: 'HS512' as const, jwksUrl: null };
      stored(await store.writes.changeSso({ ...sso, version: 1, secret: 'top-secret' }));
      stored(await store.writes.changeSso({ ...sso, version: 2 }));
      expect(await store.reads.desk(deskId)).toMatchObject({
        ssoSecret: 'top-secret',
        ssoAlgorithm: 'HS512',
      });
      stored(await store.writes.changeSso({ ...sso, version: 3, secret: null }));
      expect((await store.reads.desk(deskId))?.ssoSecret).toBeNull();
      const log = JSON.stringify(await auditOf());
      expect(log).toContain('has_secret');
      expect(log).not.toContain('top-secret');
    });

    test('two administrators who take each other’s right away at the same moment: one stays', async () => {
      const [one = 0, two = 0] = agentIds;
      stored(await change(two, 1, { role: 'admin' }));
      const results = await Promise.all([
        change(one, 1, { role: 'agent' }),
        change(two, 2, { enabled: false }),
      ]);
      const refusals = results.filter((result) => 'refused' in result);
      expect(refusals).toEqual([{ refused: { code: 409, text: 'last_admin' } }]);
    });

    test('[W7] whoever is disabled or demoted has no session, no ticket and no link left', async () => {
      const [, two = 0] = agentIds;
      const session = { agentId: two, tokenHash: 's', expiresAt: start + 1000, now: start };
      const { id } = await store.writes.createSession(session);
      const ticket = { agentId: two, ticketHash: 't', origin: null, expiresAt: start + 1000, now: start };
      await store.writes.createTicket(ticket);
      const link = { linkHash: 'l', expiresAt: start + 1000 };
      stored(await store.writes.createPasswordLink({ ...deed(), agentId: two, link }));
      expect(await entry(two)).toMatchObject({ linkExpiresAt: start + 1000, hasPassword: false });
      stored(await change(two, 1, { enabled: false }));
      expect(events).toEqual([{ type: 'session_ended', deskId, agentId: two, sessionIds: [id] }]);
      expect(await store.reads.session('s', start)).toBeNull();
      expect(await store.writes.redeemTicket({ ticketHash: 't', now: start })).toMatchObject({
        refused: { code: 440 },
      });
      const use = { linkHash: 'l', passwordHash: 'h', now: start };
      expect(await store.writes.setPassword(use)).toMatchObject({ refused: { code: 440 } });
    });

    test('[W7] of many who use a link at the same moment one sets the password', async () => {
      const link = { linkHash: 'l', expiresAt: start + 1000 };
      const invited = { ...agent, email: `New${deskId}@Example.com` };
      const { agentId } = stored(await store.writes.inviteAgent({ ...deed(), agent: invited, link }));
      expect(await entry(agentId)).toMatchObject({
        ...agent,
        email: `new${deskId}@example.com`,
        enabled: true,
      });
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          store.writes.setPassword({ linkHash: 'l', passwordHash: `h${n}`, now: start }),
        ),
      );
      expect(results.filter((result) => !('refused' in result))).toHaveLength(1);
      expect(await entry(agentId)).toMatchObject({ hasPassword: true, linkExpiresAt: null });
      const late = { linkHash: 'm', expiresAt: start };
      stored(await store.writes.createPasswordLink({ ...deed(), agentId, link: late }));
      const use = { linkHash: 'm', passwordHash: 'h', now: start };
      expect(await store.writes.setPassword(use)).toMatchObject({ refused: { code: 440 } });
    });

    test('of many who invite the same e-mail, or give out the same extension, one succeeds', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          store.writes.inviteAgent({
            ...deed(),
            agent: { ...agent, email: `Same${deskId}@example.com` },
            link: { linkHash: `l${n}`, expiresAt: start + 1 },
          }),
        ),
      );
      expect(results.filter((result) => !('refused' in result))).toHaveLength(1);
      const extension = `77${deskId}`;
      const rings = await Promise.all(agentIds.map((agentId) => change(agentId, 1, { extension })));
      expect(rings.filter((result) => !('refused' in result))).toHaveLength(1);
    });

    test('[R1] groups are numbered, and the default one is handed on', async () => {
      const [one = 0, two = 0] = agentIds;
      const made = await Promise.all(
        ['A', 'B', 'C'].map((name) => store.writes.addWorkgroup({ ...deed(), name, agentIds: [one] })),
      );
      const ids = made.map((result) => stored(result).workgroupId);
      const groups = await store.reads.workgroupEntries(deskId);
      expect(groups.map(({ groupNo }) => groupNo).toSorted()).toEqual(['G1', 'G2', 'G3', 'G4']);
      const workgroupId = ids[0] ?? 0;
      const wanted = { name: 'First', agentIds: [two, one], isDefault: true as const };
      stored(await store.writes.changeWorkgroup({ ...deed(), workgroupId, version: 1, change: wanted }));
      const after = await store.reads.workgroupEntries(deskId);
      expect(after.filter(({ isDefault }) => isDefault)).toMatchObject([
        { id: workgroupId, name: 'First', agentIds: [one, two], version: 2 },
      ]);
      const stranger = { agentIds: [999_999] };
      const input = { ...deed(), workgroupId, version: 2, change: stranger };
      expect(await store.writes.changeWorkgroup(input)).toMatchObject({ refused: { code: 404 } });
    });

    test('[A14] a key is the desk’s own, and is gone once', async () => {
      const { apiKeyId } = stored(await store.writes.addApiKey({ ...deed(), name: 'k', keyHash: 'hash' }));
      expect(await store.reads.apiKey('hash')).toEqual({ id: apiKeyId, deskId });
      const other = { ...deed(), deskId: deskId + 1000, apiKeyId };
      expect(await store.writes.dropApiKey(other)).toMatchObject({ refused: { code: 404 } });
      const results = await Promise.all([1, 2].map(() => store.writes.dropApiKey({ ...deed(), apiKeyId })));
      expect(results.filter((result) => !('refused' in result))).toHaveLength(1);
      expect(await store.reads.apiKey('hash')).toBeNull();
      expect(JSON.stringify(await auditOf())).not.toContain('hash');
    });

    test('[S1] pages keep their order, and survive a restart', async () => {
      const add = (name: string) =>
        store.writes.addBusinessPage({ ...deed(), page: { ...page, name }, token: `token-${name}` });
      const ids = [];
      for (const name of ['A', 'B', 'C']) ids.push(stored(await add(name)).businessPageId);
      const [a = 0, b = 0, c = 0] = ids;
      stored(await store.writes.orderBusinessPages({ ...deed(), businessPageIds: [c, a, b] }));
      const change = { liveParameters: true, scopes: [] };
      stored(await store.writes.changeBusinessPage({ ...deed(), businessPageId: a, version: 1, change }));
      stored(
        await store.writes.rotateBusinessPageToken({
          ...deed(),
          businessPageId: a,
          version: 2,
          token: 'new',
        }),
      );
      stored(await store.writes.dropBusinessPage({ ...deed(), businessPageId: b }));
      store = await opened.reopen();
      expect(await store.reads.businessPages(deskId)).toMatchObject([
        { id: c, name: 'C', token: 'token-C', version: 1 },
        {
          id: a,
          name: 'A',
          token: 'new',
          version: 3,
          liveParameters: true,
          scopes: [],
          data: ['visitorData'],
        },
      ]);
      expect((await auditOf()).map(({ action }) => action)).toEqual([
        'page.deleted',
        'page.token_rotated',
        'page.changed',
        'pages.ordered',
        'page.created',
        'page.created',
        'page.created',
      ]);
      expect(JSON.stringify(await auditOf())).not.toContain('token-');
    });
  });
};
