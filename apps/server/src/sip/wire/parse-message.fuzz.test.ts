import { seededRandom } from '@inlay/testkit/seeded-random.ts';
import { expect, test } from 'vitest';
import { scaled } from '../../faults/scale.ts';
import { bend, plainMessage } from '../testing/hostile-messages.ts';
import { parseAddress, userOf, uriHeaders } from './address.ts';
import { headersOf, type SipMessage } from './message.ts';
import { parseMessage } from './parse-message.ts';
import { splitOutside } from './scan.ts';
import { type HeaderLine, writeReply, writeRequest } from './write-message.ts';

/** `INLAY_SIP_FUZZ=<n>` for another number, `INLAY_SIP_FUZZ_SEED=…` to repeat one. */
const rounds = Number(process.env['INLAY_SIP_FUZZ'] ?? scaled({ short: 60_000, long: 1_000_000 }));
const seed = Number(process.env['INLAY_SIP_FUZZ_SEED'] ?? 20_260_131);

const again = (text: string, what: string, from: string): SipMessage => {
  const result = parseMessage(text);
  if ('message' in result) return result.message;
  throw new Error(`${what} is no message (${result.refused.reason}): ${JSON.stringify(from)}`);
};

const linesOf = (message: SipMessage): HeaderLine[] =>
  [...message.headers]
    .filter(([name]) => name !== 'content-length' && name !== 'content-type')
    .flatMap(([name, values]) => values.map((value) => [name, value] as const));

/** What was let in can be written again, and is the same message then. */
const checkRewritten = (message: SipMessage, text: string): void => {
  if (message.kind !== 'request') return;
  const payload = { contentType: headersOf(message, 'content-type')[0] ?? 'x/y', body: message.body };
  const copy = again(writeRequest(message.method, message.uri, linesOf(message), payload), 'the copy', text);
  if (copy.body !== message.body || copy.from.uri !== message.from.uri || copy.branch !== message.branch)
    throw new Error(`the copy is another message: ${JSON.stringify(text)}`);
};

/** What was let in can be answered, and the answer is a message again that belongs to it. */
const checkAnswered = (message: SipMessage, text: string): void => {
  for (const status of [180, 200, 486]) {
    const answer = again(writeReply(message, status, { toTag: 'x' }), 'the answer', text);
    const isOurs =
      answer.kind === 'response' && answer.callId === message.callId && answer.branch === message.branch;
    if (!isOurs) throw new Error(`the answer belongs to nothing: ${JSON.stringify(text)}`);
  }
};

const readEverything = (message: SipMessage): void => {
  for (const value of Array.from(message.headers.values()).flat()) {
    parseAddress(value);
    uriHeaders(value);
    splitOutside(value, ',');
  }
  userOf(message.from.uri);
};

/** Whether it was read; throws, with what did it, where a rule is broken. */
const tryOne = (text: string): boolean => {
  const result = parseMessage(text);
  if ('refused' in result) {
    if ([400, 413, 505].includes(result.refused.status)) return false;
    throw new Error(`refused with ${result.refused.status}: ${JSON.stringify(text)}`);
  }
  readEverything(result.message);
  checkRewritten(result.message, text);
  if (result.message.kind === 'request') checkAnswered(result.message, text);
  return true;
};

/** Milliseconds. A collector of garbage or a neighbour strikes once; a bad regular expression strikes again. */
const costOf = (text: string): number => {
  const before = performance.now();
  parseMessage(text);
  return performance.now() - before;
};

test(
  `[P6] ${rounds} mutated SIP messages: read or refused, never a throw; what is read can be answered (seed ${seed})`,
  { timeout: 900_000 },
  () => {
    const random = seededRandom(seed);
    let read = 0;
    let slowest = 0;
    for (let round = 0; round < rounds; round += 1) {
      const text = bend(plainMessage(random), random);
      const before = performance.now();
      if (tryOne(text)) read += 1;
      if (performance.now() - before < 20) continue;
      const cost = Math.min(costOf(text), costOf(text), costOf(text));
      if (cost > 50) throw new Error(`took ${cost.toFixed(0)} ms: ${JSON.stringify(text)}`);
      slowest = Math.max(slowest, cost);
    }
    if (rounds >= 1_000_000)
      console.log(`${rounds} messages, ${read} read, slowest ${slowest.toFixed(1)} ms`);
    expect(read).toBeGreaterThan(rounds / 20);
  },
);

test('[P6] random bytes are refused', () => {
  const random = seededRandom(seed);
  let read = 0;
  for (let round = 0; round < 5_000; round += 1) {
    const length = Math.floor(random() * 300);
    const bytes = Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
    if (tryOne(bytes.toString('latin1'))) read += 1;
  }
  expect(read).toBe(0);
});
