import JsSIP from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession.js';
import { dtmfTimes } from '../dtmf-queue.ts';

/** `sound`: RFC 4733, in the stream of sound, as carriers want it; `info`: SIP INFO, for a line without media of its own. */
export type KeyWay = 'sound' | 'info';

type Session = Pick<RTCSession, 'connection' | 'sendDTMF'>;

/** The other side has said that it understands them, and the microphone's stream is there to carry them. */
const takesKeysAsSound = ({ connection }: Session): boolean =>
  connection.getSenders().some(({ track, dtmf }) => track?.kind === 'audio' && dtmf?.canInsertDTMF === true);

/** One key of the keypad. Who does not take it as sound gets it as SIP INFO. */
export const pressKey = (session: Session, digit: string, way: KeyWay): void => {
  const times = { duration: dtmfTimes.tone, interToneGap: dtmfTimes.gap };
  const { RFC2833, INFO } = JsSIP.C.DTMF_TRANSPORT;
  const asSound = way === 'sound' && takesKeysAsSound(session);
  session.sendDTMF(digit, { ...times, transportType: asSound ? RFC2833 : INFO });
};
