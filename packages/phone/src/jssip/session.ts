import type { Clock } from '@inlay/client/clock.ts';
import type { RTCSession, ReferOptions } from 'jssip/lib/RTCSession.js';
import type { SessionListener, SipSession } from '../sip-port.ts';
import { gatheringCap } from './gathering-cap.ts';
import { readHeaders } from './read-headers.ts';
import { sessionEndOf } from './session-end.ts';
import { watchConnection } from './watch-connection.ts';

/** What the page around the phone gives: the microphone to use, and where to hear the other side. */
export type JssipMedia = {
  constraints: () => MediaStreamConstraints;
  iceServers: () => RTCIceServer[];
  play: (stream: MediaStream) => void;
};

export const callOptions = (media: JssipMedia) => ({
  mediaConstraints: media.constraints(),
  pcConfig: { iceServers: media.iceServers(), rtcpMuxPolicy: 'require' as const },
});

type PeerConnection = Parameters<typeof watchConnection>[0] & Pick<RTCPeerConnection, 'addEventListener'>;

/** For an outgoing call these must be there before it begins, so they go to `ua.call` as `eventHandlers` as well. */
export const sessionHandlers = (clock: Clock, media: JssipMedia, listener: () => SessionListener) => {
  const cap = gatheringCap(clock);
  return {
    peerconnection: ({ peerconnection }: { peerconnection: PeerConnection }) => {
      watchConnection(peerconnection, (state) => listener().onMedia(state));
      peerconnection.addEventListener('track', ({ streams: [stream] }) => {
        if (stream) media.play(stream);
      });
    },
    icecandidate: ({ ready }: { ready: () => void }) => cap(ready),
  };
};

const peerStates: ReadonlyMap<string, 'here' | 'lost'> = new Map([
  ['lost', 'lost'],
  ['back', 'here'],
]);

/** Everything else a session tells. */
export const listenTo = (session: RTCSession, listener: () => SessionListener): void => {
  session.on('progress', (event) =>
    listener().onProgress(readHeaders('response' in event ? event.response : null)),
  );
  session.on('accepted', (event) =>
    listener().onAccepted(readHeaders('response' in event ? event.response : null)),
  );
  session.on('ended', (event) => listener().onEnded(sessionEndOf(event)));
  session.on('failed', (event) => listener().onEnded(sessionEndOf(event)));
  session.on('hold', ({ originator }) => {
    if (String(originator) === 'remote') listener().onHold('remote', true);
  });
  session.on('unhold', ({ originator }) => {
    if (String(originator) === 'remote') listener().onHold('remote', false);
  });
  session.on('newInfo', ({ originator, info }) => {
    const peer = peerStates.get(info.body);
    if (String(originator) === 'remote' && info.contentType === 'application/x-inlay-peer' && peer)
      listener().onPeer(peer);
  });
  // A re-INVITE without an offer joins this page to another one (transfer): ours must not be an offer of old candidates.
  session.on('reinvite', ({ request }) => {
    if (!request.body) session.connection.restartIce();
  });
};

const referHandlers = (onProgress: Parameters<SipSession['refer']>[2]): ReferOptions['eventHandlers'] => ({
  trying: () => onProgress('trying'),
  progress: () => onProgress('ringing'),
  accepted: () => onProgress('done'),
  failed: () => onProgress('failed'),
  requestFailed: () => onProgress('failed'),
});

/** The session behind a SipSession, for a transfer that replaces it. */
const sessions = new WeakMap<SipSession, RTCSession>();

export const sipSession = (
  session: RTCSession,
  media: JssipMedia,
  host: string,
  listener: () => SessionListener,
): SipSession => {
  const made: SipSession = {
    answer: () => {
      if (session.isInProgress()) session.answer(callOptions(media));
    },
    end: (refusal) => {
      // JsSIP throws on what is over.
      if (session.isEnded()) return;
      session.terminate(refusal ? { status_code: refusal.status, reason_phrase: refusal.reason } : {});
    },
    // Told when the other side has agreed: a second call is let through only then.
    setHold: (on) => {
      const done = (): void => listener().onHold('local', on);
      if (on) session.hold({}, done);
      else session.unhold({}, done);
    },
    setMute: (on) => (on ? session.mute({ audio: true }) : session.unmute({ audio: true })),
    sendDtmf: (digit) => {
      if (session.isEstablished()) session.sendDTMF(digit);
    },
    restartIce: () => {
      if (session.isReadyToReOffer()) session.renegotiate({ rtcOfferConstraints: { iceRestart: true } });
    },
    refer: (target, replaces, onProgress) => {
      const replaced = replaces && sessions.get(replaces);
      session.refer(`sip:${target}@${host}`, {
        eventHandlers: referHandlers(onProgress),
        ...(replaced ? { replaces: replaced } : {}),
      });
    },
  };
  sessions.set(made, session);
  return made;
};
