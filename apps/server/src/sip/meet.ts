import { hasGone } from './has-gone.ts';
import { Leg } from './leg.ts';
import type { Line } from './line.ts';
import type { LiveCall } from './live-call.ts';
import type { Answered, Offered, Party } from './party.ts';
import { movedElsewhere } from './reasons.ts';
import type { SipResponse } from './wire/message.ts';
import type { HeaderLine } from './wire/write-message.ts';
import { callLines } from './x-headers.ts';

/** A page answers such an INVITE by itself; one that does not is asked in the old way. */
const patienceMs = 4_000;

/**
 * An INVITE that replaces the session of a page by a new one (RFC 3891): its media begin anew. Null if the page does not
 * take such, or did not answer.
 */
const renew = async (
  line: Line,
  call: LiveCall,
  party: Party,
  offer: string | null,
  lines: readonly HeaderLine[] = callLines(call.facts),
): Promise<{ fresh: Leg; response: SipResponse } | null> => {
  if (!(party instanceof Leg) || !party.takesReplaces || party.isLost) return null;
  const fresh = party.successor(line.token(), line.token());
  const stop = line.clock.after(patienceMs, () => fresh.cancel([]));
  const outcome = await fresh.invite(offer, [party.replacesLine(), ...lines], () => undefined);
  stop();
  if (typeof outcome === 'string' || outcome.status >= 300) return null;
  if (call.other(party) && !hasGone(fresh)) return { fresh, response: outcome };
  fresh.acknowledge(outcome);
  fresh.bye([movedElsewhere]);
  return null;
};

/** One side gets the offer of a page it has not talked to yet. */
export const meet = async (line: Line, call: LiveCall, party: Party, offer: string): Promise<Answered> => {
  const renewed = await renew(line, call, party, offer);
  if (!renewed) return call.other(party) ? party.offer(offer) : { status: 481 };
  renewed.fresh.acknowledge(renewed.response);
  call.replace(party, renewed.fresh);
  party.bye([movedElsewhere]);
  return { answer: renewed.response.body };
};

/** The same the other way round: one side makes an offer for a page it has not talked to yet, in the call that `lines` name. */
export const askAnew = async (
  line: Line,
  call: LiveCall,
  party: Party,
  lines: readonly HeaderLine[],
): Promise<{ offered: Offered; party: Party }> => {
  const renewed = await renew(line, call, party, null, lines);
  if (!renewed) return { offered: await party.askForOffer(), party };
  const { fresh, response } = renewed;
  call.replace(party, fresh);
  const finish = (answer: string | null): void => {
    fresh.acknowledge(response, answer);
    party.bye([movedElsewhere]);
  };
  return { offered: { offer: response.body, finish }, party: fresh };
};
