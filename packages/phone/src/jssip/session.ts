import type { Clock } from '@inlay/client/clock.ts';
import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingRequest } from 'jssip/lib/SIPMessage.js';
import { silentListener } from '../silent-listener.ts';
import type { CallHeaders, SessionListener, SipSession } from '../sip-port.ts';
import { type JssipMedia, listenTo, sessionHandlers } from './listen.ts';
import { type KeyWay, pressKey } from './keys.ts';
import { keepOwnEndsFrom } from './own-ends.ts';
import { readHeaders } from './read-headers.ts';
import { whenReferred } from './referred.ts';

/** The server may hand this page an INVITE that replaces a session of ours (RFC 3891). */
const marker = 'X-Takes-Replaces: 1';

export const callOptions = (media: JssipMedia, headers: readonly string[] = []) => ({
  mediaConstraints: media.constraints(),
  pcConfig: { iceServers: media.iceServers(), rtcpMuxPolicy: 'require' as const },
  extraHeaders: [...headers, marker],
});

/** Without the constraint JsSIP takes no microphone for an INVITE without an offer (a transfer), and waits for ever. */
const answerOptions = (media: JssipMedia) => ({
  ...callOptions(media),
  rtcOfferConstraints: { offerToReceiveAudio: true },
});

const referHandlers = (onProgress: Parameters<SipSession['refer']>[2]): Record<string, () => void> => ({
  trying: () => onProgress('trying'),
  progress: () => onProgress('ringing'),
  accepted: () => onProgress('done'),
  failed: () => onProgress('failed'),
  requestFailed: () => onProgress('failed'),
});

/** What JsSIP runs behind a SipSession at this moment. */
const behind = new WeakMap<SipSession, () => RTCSession>();

/** RFC 3261 §14.1: between 2.1 and 4 s for who began the dialog, less for the other; JsSIP does not say who did. */
const glareMs = 1_500;

export type Around = { media: JssipMedia; clock: Clock; realm: string; keys: KeyWay };

/** Hold and resume are told when the other side has agreed: a second call is let through only then. */
const holding = (session: RTCSession, { clock }: Around, listener: () => SessionListener) => {
  let wanted = false;
  const agreed = (): void => listener().onHold('local', wanted);
  keepOwnEndsFrom(session, (refused) => {
    // JsSIP remembers the wish: the same offer again, once.
    if (refused !== 'renegotiation')
      clock.after(glareMs, () => session.isEnded() || session.renegotiate({}, agreed));
  });
  return (on: boolean): void => {
    wanted = on;
    if (on) session.hold({}, agreed);
    else session.unhold({}, agreed);
  };
};

/** JsSIP's types say only "a function". */
type Accept = (onMade: (next: RTCSession) => void) => void;

/** In which call it goes on; an operator's server says who is there in From alone. */
const joinedHeaders = (request: IncomingRequest): CallHeaders => {
  const headers = readHeaders(request);
  return headers.caller === '' ? { ...headers, caller: request.from.uri.user ?? '' } : headers;
};

/**
 * One call for the phone, one JsSIP session after another behind it: when the other side becomes another page (a reload, a
 * transfer), the server replaces the session, and media begin anew instead of being bent to a new peer, which takes
 * Chromium six seconds.
 */
export const sipSession = (
  first: RTCSession,
  around: Around,
  listener: () => SessionListener,
): SipSession => {
  const { media, clock, realm, keys } = around;
  let current = first;
  let muted = false;
  const ear = (session: RTCSession) => (): SessionListener =>
    current === session ? listener() : silentListener;
  const take = (session: RTCSession): ReturnType<typeof holding> => {
    listenTo(session, ear(session));
    session.on('replaces', ({ accept, request }) =>
      (accept as Accept)((next) => succeed(next, joinedHeaders(request))),
    );
    let referred: RTCSession | null = null;
    const heard = (): SessionListener => (referred === null ? silentListener : ear(referred)());
    const options = () => ({ ...callOptions(media), eventHandlers: sessionHandlers(clock, media, heard) });
    whenReferred(session, options, (next) => follow((referred = next), null));
    return holding(session, around, ear(session));
  };
  const follow = (next: RTCSession, headers: CallHeaders | null): void => {
    const nextHold = take(next);
    next.on('accepted', () => {
      current = next;
      setHold = nextHold;
      if (muted) next.mute({ audio: true });
      if (headers) listener().onReplaced(headers);
      listener().onHold('local', false);
      listener().onHold('remote', false);
    });
  };
  const succeed = (next: RTCSession, headers: CallHeaders): void => {
    const handlers = sessionHandlers(clock, media, ear(next));
    next.on('peerconnection', handlers.peerconnection);
    next.on('icecandidate', handlers.icecandidate);
    follow(next, headers);
    // JsSIP rings first; to answer in the same turn would overtake that.
    clock.after(0, () => {
      if (next.isInProgress()) next.answer(answerOptions(media));
    });
  };
  let setHold = take(first);
  const made: SipSession = {
    answer: () => {
      if (current.isInProgress()) current.answer(answerOptions(media));
    },
    end: (refusal) => {
      // JsSIP throws on what is over.
      if (current.isEnded()) return;
      current.terminate(refusal ? { status_code: refusal.status, reason_phrase: refusal.reason } : {});
    },
    setHold: (on) => setHold(on),
    setMute: (on) => {
      muted = on;
      if (on) current.mute({ audio: true });
      else current.unmute({ audio: true });
    },
    sendDtmf: (digit) => {
      if (current.isEstablished()) pressKey(current, digit, keys);
    },
    restartIce: () => {
      if (current.isReadyToReOffer()) current.renegotiate({ rtcOfferConstraints: { iceRestart: true } });
    },
    // JsSIP's type does not know that there may be none yet.
    sound: () => (current as { connection: RTCPeerConnection | null }).connection,
    refer: (target, replaces, onProgress) => {
      const replaced = replaces && behind.get(replaces)?.();
      current.refer(`sip:${target}@${realm}`, {
        eventHandlers: referHandlers(onProgress),
        ...(replaced ? { replaces: replaced } : {}),
      });
    },
  };
  behind.set(made, () => current);
  return made;
};
