import JsSIP from 'jssip';
import type { ReferEvent, RTCSession } from 'jssip/lib/RTCSession.js';
import type { URI } from 'jssip/lib/URI.js';

/** JsSIP's type is that of its whole grammar. */
const parse = (value: string) => JsSIP.NameAddrHeader.parse(value) as { uri: URI } | undefined;

/** P4: on another's word this phone calls colleagues, and never outside. */
const isColleague = ({ request }: ReferEvent): boolean => {
  // Without one JsSIP has refused already.
  const { uri } = parse(request.getHeader('Refer-To') ?? '') ?? {};
  return uri !== undefined && /^[0-9]{3,5}$/.test(uri.user);
};

/** JsSIP's types say only "a function". */
type Accept = (onMade: (next: RTCSession) => void, options: object) => void;

/**
 * P8: where the SIP server is a proxy, a transfer comes to this page: it calls the third one, and the agent who asked for it
 * leaves when that one has answered.
 */
export const whenReferred = (
  session: RTCSession,
  options: () => object,
  onMade: (next: RTCSession) => void,
): void => {
  session.on('refer', (event: ReferEvent) => {
    if (!isColleague(event)) return event.reject();
    const call = event.accept as Accept;
    call((next) => {
      // Who hangs up meanwhile is not called by the third one.
      session.on('ended', () => {
        if (!next.isEstablished() && !next.isEnded()) next.terminate();
      });
      onMade(next);
    }, options());
  });
};
