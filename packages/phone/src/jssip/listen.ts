import type { Clock } from '@inlay/client/clock.ts';
import type {
  IncomingEvent,
  IncomingInfoEvent,
  OutgoingEvent,
  OutgoingInfoEvent,
  RTCSession,
} from 'jssip/lib/RTCSession.js';
import type { SessionListener } from '../sip-port.ts';
import { gatheringCap } from './gathering-cap.ts';
import { readHeaders } from './read-headers.ts';
import { sessionEndOf } from './session-end.ts';
import { watchConnection } from './watch-connection.ts';

/** What the page around the phone gives: the microphone to use, and where to hear the other side. */
export type JssipMedia = {
  constraints: () => MediaStreamConstraints;
  iceServers: () => RTCIceServer[];
  play: (stream: MediaStream) => void;
  /** Each connection of a call, as it is made: the page changes the microphone in it while it lives. */
  onConnection?: (connection: RTCPeerConnection) => void;
};

/** For an outgoing call these must be there before it begins, so they go to `ua.call` as `eventHandlers` as well. */
export const sessionHandlers = (clock: Clock, media: JssipMedia, listener: () => SessionListener) => {
  const cap = gatheringCap(clock);
  return {
    peerconnection: ({ peerconnection }: { peerconnection: RTCPeerConnection }) => {
      media.onConnection?.(peerconnection);
      watchConnection(peerconnection, (state) => listener().onMedia(state));
      peerconnection.addEventListener('track', ({ streams: [stream] }) => {
        if (stream) media.play(stream);
      });
    },
    icecandidate: ({ ready }: { ready: () => void }) => cap(ready),
  };
};

/** JsSIP's own enumeration exists in its types only. */
export const isRemote = (originator: string): boolean => originator === 'remote';

const peerStates: ReadonlyMap<string, 'here' | 'lost'> = new Map([
  ['lost', 'lost'],
  ['back', 'here'],
]);

/** What the rest of a session tells. */
export const listenTo = (session: RTCSession, listener: () => SessionListener): void => {
  session.on('progress', (event: IncomingEvent | OutgoingEvent) =>
    listener().onProgress(readHeaders('response' in event ? event.response : null)),
  );
  session.on('accepted', (event: IncomingEvent | OutgoingEvent) =>
    listener().onAccepted(readHeaders('response' in event ? event.response : null)),
  );
  session.on('ended', (event) => listener().onEnded(sessionEndOf(event)));
  session.on('failed', (event) => listener().onEnded(sessionEndOf(event)));
  session.on('hold', ({ originator }) => {
    if (isRemote(originator)) listener().onHold('remote', true);
  });
  session.on('unhold', ({ originator }) => {
    if (isRemote(originator)) listener().onHold('remote', false);
  });
  session.on('newInfo', ({ originator, info }: IncomingInfoEvent | OutgoingInfoEvent) => {
    const peer = peerStates.get(info.body);
    if (isRemote(originator) && info.contentType === 'application/x-inlay-peer' && peer)
      listener().onPeer(peer);
  });
  // A re-INVITE without an offer joins this page to another one (transfer): ours must not be an offer of old candidates.
  session.on('reinvite', ({ request }) => {
    if (!request.body) session.connection.restartIce();
  });
};
