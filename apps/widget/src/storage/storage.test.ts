import { expect, test } from 'vitest';
import { createFakeMemory } from '../testing/fake-memory.ts';
import { openMemory } from './memory.ts';
import { loadOutgoing, saveOutgoing } from './outbox-storage.ts';
import { loadReadMark, saveReadMark } from './read-mark.ts';

const parts = [{ type: 'text' as const, value: { text: 'hi' } }];

test('[V1] where the browser refuses storage, the page keeps things itself', () => {
  const memory = createFakeMemory();
  memory.set('token', 'vis_1');
  expect(memory.get('token')).toBe('vis_1');
  expect(memory.names()).toEqual(['token']);
  memory.remove('token');
  expect(memory.get('token')).toBeNull();
});

test('[V1] storage that is full keeps nothing half: the page remembers what did not fit', () => {
  const values: Record<string, string> = { 'inlay:1:old': 'x', 'other:thing': 'y' };
  const full = {
    getItem: (key: string) => values[key] ?? null,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
    removeItem: (key: string) => delete values[key],
  };
  const memory = openMemory(() => Object.assign(Object.create(full), values) as Storage, 'inlay:1:');
  memory.set('new', 'z');
  expect(memory.get('new')).toBe('z');
  expect(memory.names().sort()).toEqual(['new', 'old']);
});

test('[D2] the outbox survives in the order of writing and without what is not its own', () => {
  const memory = createFakeMemory();
  saveOutgoing(memory, { clientMsgId: 'b', parts, createdAt: 2 });
  saveOutgoing(memory, { clientMsgId: 'a', parts, createdAt: 1 });
  for (const [index, junk] of ['', '{', 'null', '[]', '7', '{"clientMsgId":1}', '{"__proto__":{}}'].entries())
    memory.set(`out:junk${index}`, junk);
  expect(loadOutgoing(memory)).toEqual([
    { clientMsgId: 'a', parts, createdAt: 1, state: 'waiting' },
    { clientMsgId: 'b', parts, createdAt: 2, state: 'waiting' },
  ]);
});

test('[V1] the read mark survives; a broken one counts as none', () => {
  const memory = createFakeMemory();
  saveReadMark(memory, 't1', 7);
  expect(loadReadMark(memory)).toEqual({ threadUid: 't1', seq: 7 });
  memory.set('read', 'rubbish');
  expect(loadReadMark(memory)).toBeNull();
});
