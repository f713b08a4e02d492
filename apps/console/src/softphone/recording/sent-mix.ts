/** The microphone and the tone, as one track in the place of the microphone's. */
export type SentMix = {
  readonly sender: RTCRtpSender;
  readonly microphone: MediaStreamTrack;
  /** The sender still sends it: another microphone may have been put there. */
  isThere(): boolean;
  /** A muted sender sends nothing, but the tone has to be heard. */
  letThrough(on: boolean): void;
  /** The microphone itself again, if it is still its turn. */
  takeOut(): Promise<void>;
};

/** Nothing is changed if the browser refuses. */
export const putMix = async (
  context: AudioContext,
  sender: RTCRtpSender,
  microphone: MediaStreamTrack,
  inputs: readonly AudioNode[],
): Promise<SentMix> => {
  const mixed = context.createMediaStreamDestination();
  const [track] = mixed.stream.getAudioTracks();
  if (!track) throw new DOMException('no track to send', 'NotSupportedError');
  for (const input of inputs) input.connect(mixed);
  // JsSIP mutes by the track that is sent: from now on that is ours.
  track.enabled = microphone.enabled;
  await sender.replaceTrack(track);
  microphone.enabled = true;
  const isThere = (): boolean => sender.track === track;
  return {
    sender,
    microphone,
    isThere,
    letThrough: (on) => {
      if (isThere()) track.enabled = on;
    },
    takeOut: async () => {
      for (const input of inputs) input.disconnect(mixed);
      if (isThere()) {
        microphone.enabled = track.enabled;
        // Of a connection that is closed: nothing is sent any more.
        await sender.replaceTrack(microphone).catch(() => undefined);
      }
      track.stop();
    },
  };
};
