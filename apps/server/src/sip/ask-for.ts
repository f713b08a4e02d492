import type { DialAsk } from './dialling.ts';
import type { LiveCall } from './live-call.ts';

/** What is asked of whoever is called first in a call. `offer`: null has the other side make it. */
export const askFor = (call: LiveCall, offer: string | null): DialAsk => ({
  offer,
  from: call.shown(call.facts.caller),
  facts: call.facts,
  owner: call,
  onRinging: (status, sdp, by) => call.rings(status, sdp, by),
  onLeft: (who) => call.left(who),
});
