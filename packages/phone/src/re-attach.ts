import type { Clock } from '@inlay/client/clock.ts';
import type { SessionEnd } from './call-end.ts';
import { talking } from './call-state.ts';
import { SessionCall, type SessionCallDeps } from './session-call.ts';
import type { CallHeaders, SessionListener, SipPort } from './sip-port.ts';

type Deps = {
  port: Pick<SipPort, 'call'>;
  clock: Clock;
  extension: string;
  callDeps: SessionCallDeps;
  onBack: (call: SessionCall) => void;
  onOver: () => void;
};

const retryMs = 2_000;
const giveUpMs = 30_000;

const directionOf = (text: string): 0 | 1 | 2 => (text === '1' ? 1 : text === '2' ? 2 : 0);

const callOf = (deps: Deps, callId: string, headers: CallHeaders): SessionCall => {
  const now = deps.clock.now();
  const { orderId, params, other, caller, callee } = headers;
  const startedAt = headers.startedAt ?? now;
  const facts = {
    callId,
    direction: directionOf(headers.direction),
    caller,
    callee,
    orderId,
    params,
    other,
    startedAt,
  };
  return new SessionCall(deps.callDeps, talking(facts, headers.connectedAt ?? startedAt));
};

/** P7: a page that was reloaded, or a tab that took the phone, asks for the call that lives without it. */
export const reAttach = (deps: Deps, callId: string): void => {
  const giveUpAt = deps.clock.now() + giveUpMs;
  const attempt = (): void => {
    let call: SessionCall | null = null;
    const listener: SessionListener = {
      onProgress: () => undefined,
      onAccepted: (headers) => {
        call = callOf(deps, callId, headers);
        call.attach(session);
        deps.onBack(call);
      },
      onEnded: (end) => {
        if (call) call.onEnded(end);
        else again(end);
      },
      onHold: (who, on) => call?.onHold(who, on),
      onMedia: (media) => call?.onMedia(media),
      onPeer: (peer) => call?.onPeer(peer),
      onReplaced: (headers) => call?.onReplaced(headers),
    };
    const session = deps.port.call({ target: deps.extension, headers: [['X-Reattach', callId]] }, listener);
  };
  /** 480: the other side's page reloads as well; anything else is final. */
  const again = (end: SessionEnd): void => {
    if (end.status === 480 && deps.clock.now() + retryMs < giveUpAt) deps.clock.after(retryMs, attempt);
    else deps.onOver();
  };
  attempt();
};
