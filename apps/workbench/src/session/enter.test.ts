import { expect, test } from 'vitest';
import { RequestRefused } from '@inlay/client/refused.ts';
import { buildAgent } from '../testing/build.ts';
import { Unreachable, type Api } from './api.ts';
import { enter, keepToken, storedToken, ticketOf } from './enter.ts';
import { keyValue, type KeyValue } from '@inlay/ui/key-value.ts';

const blocked = (): KeyValue =>
  keyValue(() => {
    throw new Error('blocked');
  });

const refuse = async () => {
  throw new RequestRefused(440, 'expired');
};

const buildApi = (parts: Partial<Api> = {}): Api => ({
  login: refuse,
  tradeTicket: refuse,
  agentOf: refuse,
  logout: async () => {},
  ...parts,
});

const session = { token: 'fresh', agent: buildAgent() };

test('[W6] a ticket becomes a session, which is kept for the other tabs', async () => {
  const storage = blocked();
  const entry = await enter({ api: buildApi({ tradeTicket: async () => session }), storage }, 'tkt');
  expect(entry).toEqual({ name: 'desk', session });
  expect(storedToken(storage)).toBe('fresh');
});

test('[W6] a bad ticket says so', async () => {
  expect(await enter({ api: buildApi(), storage: blocked() }, 'tkt')).toEqual({
    name: 'ticket-failed',
    reason: 'expired',
  });
});

test('[A3] a second tab of the same agent joins the session that is there, and the new one ends', async () => {
  const storage = blocked();
  keepToken(storage, 'old');
  const ended: string[] = [];
  const api = buildApi({
    tradeTicket: async () => session,
    agentOf: async () => buildAgent(),
    logout: async (token) => void ended.push(token),
  });
  expect(await enter({ api, storage }, 'tkt')).toMatchObject({ name: 'desk', session: { token: 'old' } });
  expect(ended).toEqual(['fresh']);
});

test('[W6] a ticket of another agent wins over the session that is there', async () => {
  const storage = blocked();
  keepToken(storage, 'old');
  const api = buildApi({
    tradeTicket: async () => session,
    agentOf: async () => buildAgent({ customer_id: 2 }),
  });
  expect(await enter({ api, storage }, 'tkt')).toMatchObject({ name: 'desk', session: { token: 'fresh' } });
});

test('[W8] a stored session goes on; one that ended leads to the form, which says so', async () => {
  const storage = blocked();
  expect(await enter({ api: buildApi(), storage }, null)).toEqual({ name: 'login', ended: false });
  keepToken(storage, 'old');
  const alive = buildApi({ agentOf: async () => buildAgent() });
  expect(await enter({ api: alive, storage }, null)).toMatchObject({
    name: 'desk',
    session: { token: 'old' },
  });
  expect(await enter({ api: buildApi(), storage }, null)).toEqual({ name: 'login', ended: true });
  expect(storedToken(storage)).toBe(null);
});

test('no network: nothing is forgotten', async () => {
  const storage = blocked();
  keepToken(storage, 'old');
  const agentOf = async () => {
    throw new Unreachable();
  };
  expect(await enter({ api: buildApi({ agentOf }), storage }, null)).toEqual({
    name: 'unreachable',
    ticket: null,
  });
  expect(storedToken(storage)).toBe('old');
});

test.for([
  ['#ticket=abc', 'abc'],
  ['#a=1&ticket=abc', 'abc'],
  ['', null],
  ['#', null],
  ['#/other', null],
])('[W6] the ticket of %s', ([hash, ticket]) => {
  expect(ticketOf(hash ?? '')).toBe(ticket);
});
