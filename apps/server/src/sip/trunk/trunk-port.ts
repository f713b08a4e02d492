import type { DialAsk, Dialling } from '../dialling.ts';
import type { Outside } from './trunk-deps.ts';

export type Trunk = {
  dial(outside: Outside, ask: DialAsk): Promise<Dialling>;
  close(): void;
};
