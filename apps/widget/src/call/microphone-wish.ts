/** For speech in rooms where others speak too. */
export const microphoneWish: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: false,
};
