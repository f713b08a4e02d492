import { RequestRefused } from '@inlay/client/refused.ts';
import { expect, test } from 'vitest';
import { type Session, Unreachable } from './api.ts';
import { enter, keepToken, storedToken } from './entry.ts';
import { keyValue } from '@inlay/ui/key-value.ts';

const memory = () =>
  keyValue(() => {
    throw new Error('blocked');
  });
const agent = (role: 'admin' | 'agent'): Session['agent'] => ({
  customer_id: 1,
  customer_name: 'Ada',
  email: 'ada@demo.inlay',
  head_img: '',
  role,
  bid: 1,
  desk_name: 'Desk',
  language: null,
  embed_origins: [],
});

test('nobody is signed in: the form', async () => {
  const api = { agentOf: async () => agent('admin') };
  expect(await enter(api, memory())).toEqual({ name: 'login' });
});

test.each([
  ['admin', 'console'],
  ['agent', 'not-admin'],
] as const)('[W8] the session of the workbench is taken over: %s', async (role, name) => {
  const storage = memory();
  keepToken(storage, 'ses');
  const entry = await enter({ agentOf: async () => agent(role) }, storage);
  expect(entry).toEqual({ name, session: { token: 'ses', agent: agent(role) } });
});

test.each([
  [new RequestRefused(401, 'ended'), 'login', null],
  [new RequestRefused(503, 'starting'), 'unreachable', 'ses'],
  [new Unreachable(), 'unreachable', 'ses'],
] as const)('%s leads to %s', async (error, name, left) => {
  const storage = memory();
  keepToken(storage, 'ses');
  const agentOf = async () => {
    throw error;
  };
  expect(await enter({ agentOf }, storage)).toEqual({ name });
  expect(storedToken(storage)).toBe(left);
});
