import MiniSearch from 'minisearch';
import type { KnowledgeItem } from '../store/library-port.ts';
import type { Store } from '../store/port.ts';
import { termsOf } from './terms.ts';

export type Answer = {
  /** Null: nothing stored is sure enough. */
  answer: string | null;
  /** 0 to 1: how much of the question and of the stored question say the same, rare words counting more. */
  confidence: number;
  sources: { id: number; question: string }[];
};

/** Below this a wrong answer is likelier than a right one. */
const sureEnough = 0.5;

type Variant = { id: number; item: KnowledgeItem; text: string; terms: ReadonlySet<string> };
type Index = { search: MiniSearch<Variant>; variants: Variant[]; weight: (term: string) => number };

const buildIndex = (items: KnowledgeItem[]): Index => {
  const variants: Variant[] = [];
  for (const item of items) {
    for (const text of [item.question, ...item.similar]) {
      variants.push({ id: variants.length, item, text, terms: new Set(termsOf(text)) });
    }
  }
  const counts = new Map<string, number>();
  for (const { terms } of variants) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weight = (term: string) => Math.log(1 + variants.length / ((counts.get(term) ?? 0) + 0.5));
  const search = new MiniSearch<Variant>({
    fields: ['text'],
    tokenize: termsOf,
    processTerm: (term) => term,
  });
  search.addAll(variants);
  return { search, variants, weight };
};

/** The harmonic mean of two shares: of the question's weight that the variant covers, and the reverse. */
const agreement = (
  asked: ReadonlySet<string>,
  stored: ReadonlySet<string>,
  weight: Index['weight'],
): number => {
  const sum = (terms: Iterable<string>) => [...terms].reduce((total, term) => total + weight(term), 0);
  const shared = sum([...asked].filter((term) => stored.has(term)));
  const whole = sum(asked) + sum(stored);
  return whole === 0 ? 0 : (2 * shared) / whole;
};

/** A12, B2: retrieval over the desk's questions and answers. It never makes up a sentence. */
export class Assistant {
  readonly #store: { reads: Pick<Store['reads'], 'knowledge'> };
  readonly #indexes = new Map<number, { fingerprint: string; index: Index }>();

  constructor(store: { reads: Pick<Store['reads'], 'knowledge'> }) {
    this.#store = store;
  }

  async answer(deskId: number, question: string): Promise<Answer> {
    const { search, variants, weight } = await this.#index(deskId);
    const asked = new Set(termsOf(question));
    const ranked = search
      .search(question, { combineWith: 'OR' })
      .slice(0, 20)
      .flatMap(({ id }) => variants[Number(id)] ?? [])
      .map((variant) => ({ variant, confidence: agreement(asked, variant.terms, weight) }))
      .toSorted((a, b) => b.confidence - a.confidence);
    const best = ranked[0];
    if (!best || best.confidence < sureEnough)
      return { answer: null, confidence: best?.confidence ?? 0, sources: [] };
    const { item } = best.variant;
    return {
      answer: item.answer,
      confidence: best.confidence,
      sources: [{ id: item.id, question: item.question }],
    };
  }

  /** Rebuilt when the desk's knowledge is no longer the same. */
  async #index(deskId: number): Promise<Index> {
    const items = await this.#store.reads.knowledge(deskId);
    const fingerprint = `${items.length}:${items.at(-1)?.id ?? 0}`;
    const known = this.#indexes.get(deskId);
    if (known?.fingerprint === fingerprint) return known.index;
    const index = buildIndex(items);
    this.#indexes.set(deskId, { fingerprint, index });
    return index;
  }
}
