import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue, currencies, locales } from './catalogue.ts';
import { createCompany } from './demo-company.ts';
import { ordersOf } from './orders-of.ts';
import { readSettings } from './settings.ts';
import { shopLanguages } from './shop-language.ts';

const settings = { ...readSettings({}), deskOrigin: 'http://desk.example:7272' };
let now = 1_767_603_600_000;
const company = createCompany({ settings, now: () => now, newId: () => 'id', onFault: () => {} });
let origin = '';

beforeAll(async () => {
  company.listen(0, '127.0.0.1');
  await once(company, 'listening');
  const address = company.address();
  origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => void company.close());

const sha1 = (token: string, timestamp: string, nonce: string): string =>
  createHash('sha1').update([token, timestamp, nonce].toSorted().join('')).digest('hex');

const opening = (at: number, token = settings.pageToken) => {
  const timestamp = String(Math.floor(at / 1000));
  return { timestamp, nonce: 'n-1', signature: sha1(token, timestamp, 'n-1') };
};

const sessionOf = (query: Record<string, string>) =>
  fetch(`${origin}/order-session?${new URLSearchParams(query)}`);

const dataOf = (session: string, query = 'visitor=wx-7&lang=en') =>
  fetch(`${origin}/order-data?${query}`, { headers: { authorization: `Bearer ${session}` } });

test('[S3] the company trades the signature of the desk, of either scheme, for a session of its own', async () => {
  const signed = opening(now);
  const text = `${signed.timestamp}.n-1.${origin}`;
  const hmac = createHmac('sha256', settings.pageToken).update(text).digest('hex');
  for (const signature of [signed.signature, hmac]) {
    const answer = await sessionOf({ ...signed, signature });
    const { session } = (await answer.json()) as { session: string };
    expect((await dataOf(session)).status).toBe(200);
  }
});

test('[S3] without a signature of the desk, or with an old one, there are no orders', async () => {
  for (const query of [{}, opening(now, 'guessed'), opening(now - 301_000), opening(now + 301_000)])
    expect((await sessionOf({ ...query })).status).toBe(403);
  for (const session of ['', 'x', `9999999999999.${'0'.repeat(64)}`, `${now + 1000}.zz`])
    expect((await dataOf(session)).status).toBe(403);
});

test('[S3] the session ends', async () => {
  const { session } = (await (await sessionOf(opening(now))).json()) as { session: string };
  now += 9 * 3_600_000;
  expect((await dataOf(session)).status).toBe(403);
  now -= 9 * 3_600_000;
});

test('[F3] a visitor has the same orders each time, and others have others', () => {
  expect(ordersOf('wx-7', now)).toEqual(ordersOf('wx-7', now + 1000));
  expect(ordersOf('wx-8', now)).not.toEqual(ordersOf('wx-7', now));
  expect(ordersOf('demo-lin', now)[0]?.number).toBe('HP-20418');
  for (let n = 0; n < 500; n += 1) {
    const orders = ordersOf(`visitor ${n}`, now);
    expect(orders.length).toBeGreaterThan(0);
    const times = orders.map(({ placedAt }) => placedAt);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(orders.map(({ number }) => number)).size).toBe(orders.length);
    for (const order of orders) expect(order.items.length).toBeGreaterThan(0);
  }
});

test('[F3] the order page can be framed by the desk and by this company, and by nobody else', async () => {
  const page = await fetch(`${origin}/orders?lang=es`);
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain(settings.deskOrigin);
  expect(policy).not.toContain('*');
  expect(await page.text()).toContain('Pedidos');
  expect((await fetch(`${origin}/host`)).headers.get('content-security-policy')).toContain(
    "frame-ancestors 'none'",
  );
});

const wordsOf = (page: string, lang: string) =>
  JSON.parse(readFileSync(new URL(`../pages/${page}.${lang}.json`, import.meta.url), 'utf8')) as Record<
    string,
    string
  >;

test('[F3] prices are those of the shop, words complete in three languages', () => {
  for (const lang of shopLanguages) {
    const shop = wordsOf('shop', lang);
    const money = { style: 'currency', currency: currencies[lang] } as const;
    for (const { id, prices } of catalogue)
      expect(new Intl.NumberFormat(locales[lang], money).format(prices[lang] / 100)).toBe(shop[`${id}Price`]);
    expect(Object.keys(wordsOf('orders', lang))).toEqual(Object.keys(wordsOf('orders', 'en')));
  }
});
