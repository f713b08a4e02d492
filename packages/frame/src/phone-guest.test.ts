import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { compile } from '@inlay/protocol/compile.ts';
import { phoneCommands } from '@inlay/protocol/phone-frame/messages.ts';
import { expect, test } from 'vitest';
import { keepEarlyMessages } from './early-messages.ts';
import { type PhoneCommand, readPhoneCommand } from './phone-command.ts';
import { createPhoneGuest } from './phone-guest.ts';

const host = 'https://crm.example';
const self = 'https://desk.example';
const callOut = { type: 'callOut', content: { callee: '85255551234' } };

/** A window inside a frame: what it posts to its parent is kept, what others post to it is fed by hand. */
const framed = (ancestor: string | null = host) => {
  const posted: { event: unknown; origin: string }[] = [];
  const parent = { postMessage: (event: unknown, origin: string) => void posted.push({ event, origin }) };
  const listeners = new Set<(event: MessageEvent) => void>();
  const window = {
    parent,
    location: { origin: self, ...(ancestor === null ? {} : { ancestorOrigins: [ancestor] }) },
    document: { referrer: '' },
    addEventListener: (_: string, listener: never) => void listeners.add(listener),
    removeEventListener: (_: string, listener: never) => void listeners.delete(listener),
  };
  const hear = (data: unknown, from: object = {}): void => {
    for (const listener of Array.from(listeners))
      listener({ data, origin: host, source: parent, ...from } as MessageEvent);
  };
  const early = keepEarlyMessages(window as never);
  const heard: PhoneCommand[] = [];
  const open = () =>
    createPhoneGuest({ window: window as never, early, onCommand: (command) => void heard.push(command) });
  return { posted, hear, heard, open, listeners, window };
};

const fixtures = new URL('../../protocol/fixtures/phone-frame/', import.meta.url);

test('[P1] every documented message to the softphone is understood', () => {
  const names = readdirSync(fixtures).filter((name) =>
    Object.hasOwn(phoneCommands, name.split('.')[0] ?? ''),
  );
  expect(names.length).toBeGreaterThanOrEqual(5);
  for (const name of names) {
    const { documented } = JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')) as {
      documented: { type: string };
    };
    expect(readPhoneCommand(documented)).toMatchObject({ type: documented.type });
  }
});

test('[P1] whatever the schemas take is read the same by hand', () => {
  const text = (most: number) => fc.option(fc.string({ maxLength: most }), { nil: undefined });
  const inits = fc.record(
    { email: text(60), password: text(60), lang: text(16), loginMethod: fc.constantFrom(0, 1) },
    { requiredKeys: [] },
  );
  const check = compile(phoneCommands.init).check;
  fc.assert(
    fc.property(inits, (fields) => {
      const content = JSON.parse(JSON.stringify(fields)) as object;
      fc.pre(check({ type: 'init', content }));
      expect(readPhoneCommand({ type: 'init', content })).toEqual({ type: 'init', content });
    }),
  );
});

test('[P4] a callee with ornaments or with no digit at all is handed on to be judged', () => {
  const calleeOf = (callee: unknown) => {
    const command = readPhoneCommand({ type: 'callOut', content: { callee } });
    return command?.type === 'callOut' ? command.content.callee : null;
  };
  expect(calleeOf('+852 5555-1234')).toBe('+852 5555-1234');
  expect(calleeOf('abc')).toBe('abc');
  expect(calleeOf('1'.repeat(20_001))).toBe(null);
});

test('[P4] a callee that is no string is told to be a bad number and never dialled, whatever can be read from it', () => {
  for (const callee of [85255551234, 0, 1001n, ['1001'], new Date(0), { toString: () => '1001' }, null, true])
    expect(readPhoneCommand({ type: 'callOut', content: { callee, orderId: 7 } })).toEqual({
      type: 'callOut',
      content: { callee: '', caller: '', orderId: '7', params: '' },
    });
});

test('[P4] what a page means is read: numbers and JSON for texts, and no content is an empty number', () => {
  const wishOf = (content?: object) => {
    const command = readPhoneCommand({ type: 'callOut', ...(content === undefined ? {} : { content }) });
    return command?.type === 'callOut' ? command.content : null;
  };
  expect(wishOf({ callee: '1001', params: { a: 1 }, orderId: 1.5, caller: 12025550101 })).toEqual({
    callee: '1001',
    caller: '12025550101',
    orderId: '1.5',
    params: '{"a":1}',
  });
  expect(wishOf()).toEqual({ callee: '', caller: '', orderId: '', params: '' });
  const itself: Record<string, unknown> = {};
  itself['itself'] = itself;
  expect(wishOf({ callee: '1001', params: itself })).toBe(null);
});

test('[P1] hostile messages do nothing and throw nothing', () => {
  const { hear, heard, open } = framed();
  open();
  fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (data) => hear(data)));
  hear(JSON.parse('{"__proto__": {"type": "loginOut"}}'));
  hear({ type: 'init', content: JSON.parse('{"__proto__": {"email": "a@b.c"}}') });
  hear({ type: 'constructor' });
  expect(heard).toEqual([{ type: 'init', content: {} }]);
});

test('[W9] only the parent itself, from its own origin; after the sign-in only if the desk lists it', () => {
  const { hear, heard, open } = framed();
  const guest = open();
  hear(callOut, { origin: 'https://evil.example' });
  hear(callOut, { source: {} });
  hear(callOut, { origin: 'null' });
  expect(heard).toHaveLength(0);
  hear(callOut);
  expect(heard).toHaveLength(1);
  guest.setAllowedOrigins(['https://other.example']);
  hear(callOut);
  expect(heard).toHaveLength(1);
  guest.setAllowedOrigins([host]);
  hear(callOut);
  expect(heard).toHaveLength(2);
});

test('[W9] [P1] events go bare to the exact origin, never to *, and to nobody who is not listed', () => {
  const { posted, open } = framed();
  const guest = open();
  guest.send({ type: 'logout' });
  guest.setAllowedOrigins(['https://other.example']);
  guest.send({ type: 'agentStatus', content: { code: 2 } });
  guest.setAllowedOrigins([host]);
  guest.send({ type: 'agentStatus', content: { code: 3 } });
  expect(posted).toEqual([
    { event: { type: 'logout' }, origin: host },
    { event: { type: 'agentStatus', content: { code: 3 } }, origin: host },
  ]);
  const unknown = framed(null);
  const quiet = unknown.open();
  quiet.send({ type: 'logout' });
  expect(unknown.posted).toEqual([]);
  quiet.setAllowedOrigins([host]);
  quiet.send({ type: 'logout' });
  expect(unknown.posted).toEqual([{ event: { type: 'logout' }, origin: host }]);
});

test('[P1] what the host said before the code had come is heard, once, in its order', async () => {
  const { hear, heard, open, listeners } = framed();
  hear({ type: 'init', content: { lang: 'es-MX' } });
  hear(callOut, { source: {} });
  hear(callOut);
  const guest = open();
  expect(heard).toEqual([]);
  await Promise.resolve();
  expect(heard.map(({ type }) => type)).toEqual(['init', 'callOut']);
  guest.close();
  expect(listeners.size).toBe(0);
});

test('[P1] outside of a frame nothing is heard and nothing is said', () => {
  const listeners = new Set<unknown>();
  const top: Record<string, unknown> = {
    location: { origin: self },
    document: { referrer: host },
    addEventListener: (_: string, listener: unknown) => listeners.add(listener),
    removeEventListener: (_: string, listener: unknown) => listeners.delete(listener),
    postMessage: () => expect.unreachable(),
  };
  top['parent'] = top;
  const guest = createPhoneGuest({
    window: top as never,
    early: keepEarlyMessages(top as never),
    onCommand: () => expect.unreachable(),
  });
  guest.send({ type: 'logout' });
  expect(listeners.size).toBe(0);
});
