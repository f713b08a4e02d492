import { xssMarkup, xssStyles, xssUrls } from '@inlay/testkit/xss-corpus.ts';

export type HostileCard = { type: 'card'; value: Record<string, string | number> };

const card = (value: Record<string, string | number>, at: number | string): HostileCard => ({
  type: 'card',
  value: { event_id: `x${at}`, title: 'card', ...value },
});

const targets = ['image_url', 'url', 'url_for_visitor', 'url_for_staff'] as const;

/** Each vector as title, memo and HTML of one card. */
export const hostileCards: readonly HostileCard[] = [...new Set([...xssMarkup, ...xssStyles, ...xssUrls])]
  .filter((vector) => vector.trim() !== '' && vector.length < 4000)
  .map((vector, at) =>
    card({ title: vector.slice(0, 512), memo: vector.slice(0, 2048), content: vector }, at),
  );

/** Each address where a card has one; most are refused, and each by itself. */
export const hostileAddresses: readonly HostileCard[] = xssUrls.flatMap((url, at) =>
  targets.map((field) =>
    card({ title: `address ${at} ${field}`, [field]: url.slice(0, 2048) }, `${at}${field}`),
  ),
);

/** As many as fit into one frame (A5, A11). */
export const inFrames = (cards: readonly HostileCard[]): HostileCard[][] => {
  const frames: HostileCard[][] = [[]];
  let bytes = 0;
  for (const one of cards) {
    const size = Buffer.byteLength(JSON.stringify(one));
    if ((frames.at(-1)?.length ?? 0) === 20 || bytes + size > 50_000) {
      frames.push([]);
      bytes = 0;
    }
    frames.at(-1)?.push(one);
    bytes += size;
  }
  return frames;
};
