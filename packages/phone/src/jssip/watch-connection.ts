type Watched = Pick<RTCPeerConnection, 'iceConnectionState' | 'addEventListener'>;

const stateOf = (state: RTCIceConnectionState): 'ok' | 'interrupted' | 'failed' | null => {
  if (state === 'connected' || state === 'completed') return 'ok';
  if (state === 'disconnected') return 'interrupted';
  return state === 'failed' ? 'failed' : null;
};

/**
 * JsSIP ends a call as soon as ICE has failed, which would end every call whose other side reloads its page (P7). A
 * capturing listener runs before JsSIP's own, though added later, and keeps that news from it; the phone decides.
 */
export const watchConnection = (
  connection: Watched,
  onMedia: (media: 'ok' | 'interrupted' | 'failed') => void,
): void =>
  connection.addEventListener(
    'iceconnectionstatechange',
    (event) => {
      const state = stateOf(connection.iceConnectionState);
      if (state === 'failed') event.stopImmediatePropagation();
      if (state !== null) onMedia(state);
    },
    { capture: true },
  );
