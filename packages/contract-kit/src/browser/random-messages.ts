import type { Frame } from 'playwright-core';

/** Posts `count` values made of what the protocols are made of to the windows that `targets` names, seeded. */
export const flood = (frame: Frame, targets: string, seed: number, count: number): Promise<void> =>
  frame.evaluate(flooding, { targets, seed, count });

// Runs inside the page: it can use nothing from here.
const flooding = ({
  targets,
  seed,
  count,
}: {
  targets: string;
  seed: number;
  count: number;
}): Promise<void> => {
  let state = seed | 0 || 1;
  const random = (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  // Words of all four interfaces, but never a whole command with a right value (a `callee` has numbers, dates and lists in
  // it, and no string that is a number of anybody): nothing may come of any of them.
  const words = [
    'hello',
    'welcome',
    'inlay-page',
    'inlay-desk',
    'bytedesk-desktop',
    'config',
    'setBadge',
    'init',
    'callOut',
    'toEmailLogin',
    'command_result',
    'unread_message_count',
    'AVAILABLE ',
    'BUSY\u0000',
    '__proto__',
    'constructor',
    '',
    'a'.repeat(31),
    '0'.repeat(40),
    '<img src=x onerror=alert(1)>',
    '{"type":"logout"}',
    '\ud800',
  ];
  const keys = [
    'source',
    'version',
    'load',
    'id',
    'method',
    'args',
    'event',
    'data',
    'ok',
    'error',
    'status',
    'threadUid',
    'request_id',
    'content',
    'callee',
    'timestamp',
    '__proto__',
    'toJSON',
    'then',
    'length',
  ];
  const make = (depth: number): unknown => {
    const kind = random(depth > 3 ? 5 : 10);
    if (kind < 2) return words[random(words.length)];
    if (kind === 2) return random(2) === 1 ? random(1000) : -1.5;
    if (kind === 3) return [null, undefined, true, Number.NaN, 10n][random(5)];
    if (kind === 4) return new Date(random(1e9));
    if (kind === 5) return Array.from({ length: random(4) }, () => make(depth + 1));
    if (kind === 6) return new Map([[make(depth + 1), make(depth + 1)]]);
    if (kind === 7) return new Uint8Array(random(64));
    const entries = Array.from({ length: random(7) }, (): [string, unknown] => [
      keys[random(keys.length)] ?? '',
      make(depth + 1),
    ]);
    const made = Object.fromEntries(entries);
    if (random(2) === 1) made['type'] = words[random(words.length)];
    return made;
  };
  /** Interface 2 with the right form and a callee of any kind: chance alone puts one into a content far too rarely. */
  const callOut = (): unknown => ({ type: 'callOut', content: { callee: make(2) } });
  // oxlint-disable-next-line no-eval -- names windows of the page that this runs in
  const windows = (0, eval)(targets) as Window[];
  return new Promise((resolve) => {
    let left = count;
    const turn = (): void => {
      for (let n = 0; n < 1000 && left > 0; n += 1, left -= 1)
        windows[random(windows.length)]?.postMessage(random(20) === 0 ? callOut() : make(0), '*');
      if (left > 0) setTimeout(turn);
      else resolve();
    };
    turn();
  });
};
