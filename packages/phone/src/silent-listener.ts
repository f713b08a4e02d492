import type { SessionListener } from './sip-port.ts';

/** For a session that nobody listens to (any more). */
export const silentListener: SessionListener = {
  onProgress: () => undefined,
  onAccepted: () => undefined,
  onEnded: () => undefined,
  onHold: () => undefined,
  onMedia: () => undefined,
  onPeer: () => undefined,
  onReplaced: () => undefined,
};
