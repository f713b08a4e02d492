import type { SipLog } from './ports.ts';
import type { MediaPeer } from './media/media-peer.ts';
import type { Answered, Offered, Party } from './party.ts';
import type { Payload } from './wire/write-message.ts';

/** DTMF out of an INFO body: `Signal=5` (dtmf-relay) or the bare digit. */
export const digitOf = ({ body }: Payload): string | null =>
  /^(?:Signal\s*=\s*)?([0-9A-D*#])\s*(?:\r?\n|$)/i.exec(body)?.[1] ?? null;

/** The server's own media as one side of a call. */
export const mediaParty = (who: string, peer: MediaPeer, log: SipLog): Party => ({
  who,
  isLost: false,
  holds: false,
  offer: async (sdp): Promise<Answered> => {
    try {
      return { answer: await peer.answer(sdp) };
    } catch (error) {
      log.warn({ err: error, who }, 'the media process refused an offer');
      return { status: 488 };
    }
  },
  askForOffer: (): Promise<Offered> => Promise.resolve({ status: 488 }),
  info: (payload) => {
    const digit = digitOf(payload);
    if (digit === null) return Promise.resolve(415);
    peer.dtmf(digit);
    return Promise.resolve(200);
  },
  tell: () => undefined,
  bye: () => peer.close(),
});
