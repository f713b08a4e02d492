import { tone } from '@inlay/phone/recording-times.ts';

const loudness = 0.15;
const edge = 0.02;

/** One tone into `to`; `onOver` when it has been heard. */
export const beepInto = (context: AudioContext, to: AudioNode, onOver: () => void): void => {
  const from = context.currentTime + 0.02;
  const until = from + tone.seconds;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = tone.hertz;
  // Without edges it clicks.
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(loudness, from + edge);
  gain.gain.setValueAtTime(loudness, until - edge);
  gain.gain.linearRampToValueAtTime(0, until);
  oscillator.connect(gain).connect(to);
  oscillator.onended = () => {
    gain.disconnect();
    onOver();
  };
  oscillator.start(from);
  oscillator.stop(until);
};
