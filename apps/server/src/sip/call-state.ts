import type { Dialling } from './dialling.ts';
import type { Party } from './party.ts';

/**
 *   asking ──policy says yes──► ringing ──answer──► talking ──BYE, loss, end of session──► ended
 *      └──no, CANCEL, loss────────┴──refusal, CANCEL, loss──────────────────────────────────►
 */
export type CallState =
  | { name: 'asking'; near: Party }
  | { name: 'ringing'; near: Party; dialling: Dialling }
  | { name: 'talking'; sides: readonly [Party, Party] }
  | { name: 'ended' };

export const partiesOf = (state: CallState): readonly Party[] => {
  if (state.name === 'talking') return state.sides;
  return state.name === 'ended' ? [] : [state.near];
};

/** One side of a call that is up gives its place to another; the order stays. */
export const replaced = ([first, second]: readonly [Party, Party], old: Party, fresh: Party): CallState => ({
  name: 'talking',
  sides: first === old ? [fresh, second] : [first, fresh],
});
