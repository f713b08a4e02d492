import { createHash } from 'node:crypto';
import { catalogue, type ProductId } from './catalogue.ts';

export const orderStates = ['packed', 'shipped', 'delivered', 'returned'] as const;

export type Order = {
  number: string;
  placedAt: number;
  state: (typeof orderStates)[number];
  items: { product: ProductId; quantity: number }[];
};

/** Orders that the demo's past conversations speak of. */
const spokenOf: Readonly<Record<string, string>> = {
  'demo-lin': 'HP-20418',
  'demo-mateo': 'HP-20377',
  'demo-noor': 'HP-20431',
};

const day = 86_400_000;

/** Bytes that depend on the visitor alone: who asks again finds the same orders. */
const bytesOf = (visitor: string): Buffer => createHash('sha256').update(`orders of ${visitor}`).digest();

const stateAfter = (days: number, chance: number): Order['state'] => {
  if (days < 2) return 'packed';
  if (days < 5) return 'shipped';
  return chance < 40 ? 'returned' : 'delivered';
};

/** An order from six of the visitor's bytes. `today` is the beginning of a day, so that it stays the same for that day. */
const orderOf = (visitor: string, bytes: Buffer, index: number, today: number): Order => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = bytes.subarray(index * 6, index * 6 + 6);
  const days = (index === 0 ? a % 6 : 9 + index * 24) + (b % 7);
  const at = c % catalogue.length;
  const products = [
    catalogue[at],
    ...(d % 2 === 0 ? [catalogue[(at + 1 + (e % 4)) % catalogue.length]] : []),
  ];
  const serial = 20_460 - (((bytes[28] ?? 0) * 256 + (bytes[29] ?? 0)) % 300) - index * 137 - (a % 90);
  return {
    number: (index === 0 ? spokenOf[visitor] : undefined) ?? `HP-${serial}`,
    placedAt: today - days * day + (c % 12) * 3_600_000,
    state: stateAfter(days, e),
    items: products.flatMap((product) => (product ? [{ product: product.id, quantity: 1 + (e % 2) }] : [])),
  };
};

/** The demo company's own data: none to four orders of a visitor, the newest first. */
export const ordersOf = (visitor: string, now: number): Order[] => {
  const bytes = bytesOf(visitor);
  const today = Math.floor(now / day) * day;
  const count = Object.hasOwn(spokenOf, visitor) ? 3 : 1 + ((bytes[31] ?? 0) % 4);
  return Array.from({ length: count }, (_, index) => orderOf(visitor, bytes, index, today));
};
