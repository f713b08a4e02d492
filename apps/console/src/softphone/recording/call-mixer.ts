import type { CallSound } from '@inlay/phone/recording-port.ts';
import { putMix, type SentMix } from './sent-mix.ts';
import { beepInto } from './tone-beep.ts';

type Source = { track: MediaStreamTrack; node: MediaStreamAudioSourceNode };

const isAudio = ({ track }: { track: MediaStreamTrack | null }): boolean => track?.kind === 'audio';

export type CallMixer = {
  readonly stream: MediaStream;
  /** Takes in what is sent and heard now: devices and connections change in a call. */
  look(sound: CallSound): Promise<void>;
  setMuted(on: boolean): void;
  beep(): void;
  close(): Promise<void>;
};

/**
 *   microphone ─┬──────────────► recording        other side ──► recording
 *               └─► what is sent ◄─┬─ tone ──► recording, own ear
 *
 * Without the tone nothing that is sent is touched.
 */
export const createCallMixer = (
  context: AudioContext,
  options: { tone: boolean; muted: boolean },
): CallMixer => {
  const recorded = context.createMediaStreamDestination();
  // What of the microphone goes on: nothing while it is muted.
  const own = context.createGain();
  const tones = context.createGain();
  own.connect(recorded);
  tones.connect(recorded);
  tones.connect(context.destination);
  own.gain.value = options.muted ? 0 : 1;
  let muted = options.muted;
  let microphone: Source | null = null;
  let other: Source | null = null;
  let mix: SentMix | null = null;

  const tap = (before: Source | null, track: MediaStreamTrack, to: AudioNode): Source => {
    before?.node.disconnect();
    const node = context.createMediaStreamSource(new MediaStream([track]));
    node.connect(to);
    return { track, node };
  };
  const lookAtOther = ({ getReceivers }: { getReceivers: () => RTCRtpReceiver[] }): void => {
    const track = getReceivers().find(isAudio)?.track;
    if (track && track !== other?.track) other = tap(other, track, recorded);
  };
  const replaceMix = async (sender: RTCRtpSender, track: MediaStreamTrack): Promise<void> => {
    const before = mix;
    mix = null;
    microphone = tap(microphone, track, own);
    mix = await putMix(context, sender, track, [own, tones]);
    await before?.takeOut();
    // Another device was chosen: the light of the old one goes out.
    if (before?.sender === sender && before.microphone !== track) before.microphone.stop();
  };
  const lookAtOwn = async (sender: RTCRtpSender): Promise<void> => {
    const { track } = sender;
    if (!track || (mix?.sender === sender && mix.isThere())) return;
    if (options.tone) await replaceMix(sender, track);
    else if (track !== microphone?.track) microphone = tap(microphone, track, own);
  };
  return {
    stream: recorded.stream,
    look: async (sound) => {
      lookAtOther({ getReceivers: () => sound.getReceivers() });
      const sender = sound.getSenders().find(isAudio);
      if (sender) await lookAtOwn(sender);
    },
    setMuted: (on) => {
      muted = on;
      own.gain.value = on ? 0 : 1;
    },
    beep: () => {
      if (muted) mix?.letThrough(true);
      beepInto(context, tones, () => muted && mix?.letThrough(false));
    },
    close: async () => {
      await mix?.takeOut();
      for (const source of [microphone, other]) source?.node.disconnect();
      await context.close();
    },
  };
};
