import { Leg } from './leg.ts';
import type { Party } from './party.ts';

/** It said BYE before it was joined to anybody, even before its own answer: nobody was there to be told. */
export const hasGone = (party: Party): boolean => party instanceof Leg && party.state === 'ended';
