/** What JsSIP's own reasons for ending look like. */
type TerminateOptions = { cause?: string; reason_phrase?: string };
type Terminates<O extends TerminateOptions> = { terminate: (options?: O) => void; isEnded: () => boolean };

export type RefusedOffer = 'hold' | 'resume' | 'renegotiation';

const refusedOffers: ReadonlyMap<string, RefusedOffer> = new Map([
  ['Hold Failed', 'hold'],
  ['Unhold Failed', 'resume'],
  ['Media Renegotiation Failed', 'renegotiation'],
] as const);

/**
 * JsSIP ends a call by itself when ICE has failed and when a re-INVITE was refused. The first would end every call whose
 * other side reloads its page (P7), the second every call where both sides ask at the same moment (491, RFC 3261 §14.1).
 * Both go through its public `terminate`, so that is where they are stopped; the phone decides instead.
 */
export const keepOwnEndsFrom = <O extends TerminateOptions>(
  session: Terminates<O>,
  onRefusedOffer: (offer: RefusedOffer) => void,
): void => {
  const terminate = session.terminate.bind(session);
  session.terminate = (options) => {
    // JsSIP ends the session that was replaced (RFC 3891) without looking whether it has ended, and throws then.
    if (options?.cause === 'RTP Timeout' || session.isEnded()) return;
    const refused = refusedOffers.get(options?.reason_phrase ?? '');
    if (refused === undefined) terminate(options);
    else onRefusedOffer(refused);
  };
};
