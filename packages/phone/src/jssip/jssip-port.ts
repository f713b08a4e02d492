import type { Clock } from '@inlay/client/clock.ts';
import JsSIP from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { IncomingRTCSessionEvent, RTCSessionEvent, UA } from 'jssip/lib/UA.js';
import type {
  OutgoingCall,
  SessionListener,
  SipCredential,
  SipLineListener,
  SipPort,
  SipSession,
} from '../sip-port.ts';
import type { KeyWay } from './keys.ts';
import { readHeaders } from './read-headers.ts';
import { isRemote, type JssipMedia, sessionHandlers } from './listen.ts';
import { callOptions, sipSession } from './session.ts';

export type JssipSettings = {
  /** `wss://host/sip`, or the operator's own SIP server (P6). */
  url: string;
  realm: string;
  extension: string;
  clock: Clock;
  media: JssipMedia;
  /** How keys of the keypad travel. */
  keys: KeyWay;
};

const registerSeconds = 600;

const makeUa = ({ url, realm, extension }: JssipSettings, credential: SipCredential): UA =>
  new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(url)],
    uri: `sip:${extension}@${realm}`,
    authorization_user: credential.username,
    password: credential.password,
    // The phone says when: only the holder of the media lease is registered (P7).
    register: false,
    register_expires: registerSeconds,
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: 15,
    user_agent: 'Inlay',
  });

const placeCall = (
  ua: UA,
  settings: JssipSettings,
  call: OutgoingCall,
  lease: readonly string[],
  listener: SessionListener,
): SipSession => {
  const session = ua.call(`sip:${encodeURIComponent(call.target)}@${settings.realm}`, {
    ...callOptions(settings.media, [...call.headers.map(([name, value]) => `${name}: ${value}`), ...lease]),
    eventHandlers: sessionHandlers(settings.clock, settings.media, () => listener),
  });
  return sipSession(session, settings, () => listener);
};

const takeCall = (
  settings: JssipSettings,
  line: SipLineListener,
  session: RTCSession,
  request: IncomingRTCSessionEvent['request'],
): void => {
  let listener: SessionListener | null = null;
  const current = (): SessionListener => {
    if (!listener) throw new Error('the session spoke before anybody listened');
    return listener;
  };
  const made = sipSession(session, settings, current);
  const handlers = sessionHandlers(settings.clock, settings.media, current);
  session.on('peerconnection', handlers.peerconnection);
  session.on('icecandidate', handlers.icecandidate);
  listener = line.onIncoming({
    from: session.remote_identity.uri.user,
    to: settings.extension,
    headers: readHeaders(request),
    session: made,
  });
};

const listenToLine = (ua: UA, settings: JssipSettings, line: SipLineListener): void => {
  ua.on('connected', () => line.onConnected());
  ua.on('disconnected', () => line.onDisconnected());
  ua.on('registered', ({ response }) => line.onRegistered(response.getHeaders('X-Live-Call')));
  ua.on('registrationFailed', ({ response }) => {
    // Without a response the socket is the reason; JsSIP's type does not know that it may be missing.
    const answer = response as typeof response | null;
    line.onRegistrationFailed({
      status: answer?.status_code ?? null,
      hangupCode: answer?.getHeader('X-Hangup-Code') ?? null,
    });
  });
  ua.on('newRTCSession', (event: RTCSessionEvent) => {
    // One that replaces a session of ours is no call that rings.
    if (isRemote(event.originator) && !(event as IncomingRTCSessionEvent).request.hasHeader('Replaces'))
      takeCall(settings, line, event.session, (event as IncomingRTCSessionEvent).request);
  });
};

/** The phone's SIP side with JsSIP (P6). */
export const jssipPort = (settings: JssipSettings): SipPort => {
  let ua: UA | null = null;
  let credential: SipCredential | null = null;
  let lease: readonly string[] = [];
  const running = (): UA => {
    if (!ua) throw new Error('the phone was not started');
    return ua;
  };
  return {
    setCredential: (fresh) => {
      credential = fresh;
      ua?.set('authorization_user', fresh.username);
      ua?.set('password', fresh.password);
    },
    start: (line) => {
      if (!credential) throw new Error('the phone was started without a credential');
      ua = makeUa(settings, credential);
      ua.registrator().setExtraHeaders([...lease]);
      listenToLine(ua, settings, line);
      ua.start();
    },
    stop: () => {
      ua?.stop();
      ua = null;
    },
    setLease: (token) => {
      lease = token === null ? [] : [`X-Media-Lease: ${token}`];
      ua?.registrator().setExtraHeaders([...lease]);
    },
    register: () => {
      if (ua?.isConnected()) ua.register();
    },
    unregister: () => {
      if (ua?.isRegistered()) ua.unregister();
    },
    call: (call, listener) => placeCall(running(), settings, call, lease, listener),
  };
};
