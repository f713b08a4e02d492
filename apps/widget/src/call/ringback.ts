/** What Europe, China and Latin America know as the sign that it rings over there: 425 Hz, a second of four. */
const hertz = 425;
const loudness = 0.05;
const beepSeconds = 1;
const periodMs = 4_000;

const beep = (context: AudioContext): void => {
  const from = context.currentTime + 0.02;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0.0001, from);
  gain.gain.exponentialRampToValueAtTime(loudness, from + 0.02);
  gain.gain.setValueAtTime(loudness, from + beepSeconds - 0.04);
  gain.gain.exponentialRampToValueAtTime(0.0001, from + beepSeconds);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + beepSeconds);
};

/** Until it is stopped. A browser that keeps the page silent stays silent: the words tell as well. */
export const ringback = (every: (ms: number, run: () => void) => () => void): (() => void) => {
  const context = new AudioContext();
  const ring = (): void => {
    if (context.state === 'running') beep(context);
  };
  const stop = every(periodMs, ring);
  void context.resume().then(ring, () => undefined);
  return () => {
    stop();
    void context.close();
  };
};
