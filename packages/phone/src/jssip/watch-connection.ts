type Watched = Pick<RTCPeerConnection, 'iceConnectionState' | 'addEventListener'>;

const stateOf = (state: RTCIceConnectionState): 'ok' | 'interrupted' | 'failed' | null => {
  if (state === 'connected' || state === 'completed') return 'ok';
  if (state === 'disconnected') return 'interrupted';
  return state === 'failed' ? 'failed' : null;
};

export const watchConnection = (
  connection: Watched,
  onMedia: (media: 'ok' | 'interrupted' | 'failed') => void,
): void =>
  connection.addEventListener('iceconnectionstatechange', () => {
    const state = stateOf(connection.iceConnectionState);
    if (state !== null) onMedia(state);
  });
