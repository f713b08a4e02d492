/** Seconds of sound and of silence, and the frequencies. */
type Pattern = {
  frequencies: readonly number[];
  beats: readonly (readonly [from: number, to: number])[];
  period: number;
  gain: number;
};

export type Ring = 'in' | 'out';

const patterns: Record<Ring, Pattern> = {
  // Two soft notes that rise: heard through a headset, not feared.
  in: {
    frequencies: [660, 880],
    beats: [
      [0, 0.35],
      [0.45, 0.9],
    ],
    period: 2.6,
    gain: 0.12,
  },
  // What Europe and China know as the sign that it rings over there.
  out: { frequencies: [425], beats: [[0, 1]], period: 4, gain: 0.05 },
};

const beep = (
  context: AudioContext,
  frequency: number,
  gainOf: number,
  [from, to]: readonly [number, number],
): void => {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0.0001, from);
  gain.gain.exponentialRampToValueAtTime(gainOf, from + 0.02);
  gain.gain.setValueAtTime(gainOf, to - 0.04);
  gain.gain.exponentialRampToValueAtTime(0.0001, to);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(to + 0.01);
};

const playOnce = (context: AudioContext, { frequencies, beats, gain }: Pattern): void => {
  const now = context.currentTime + 0.02;
  beats.forEach(([from, to], index) => {
    const played = frequencies[index % frequencies.length] ?? 440;
    beep(context, played, gain, [now + from, now + to]);
  });
};

type SinkContext = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** Rings until stopped. Browsers keep a page silent until it was used once; then the title and the screen tell. */
export const createRinger = (
  after: (ms: number, run: () => void) => () => void,
  device: () => string,
  onTrouble: (error: unknown) => void,
) => {
  let stop: (() => void) | null = null;
  const start = (ring: Ring): (() => void) => {
    const context: SinkContext = new AudioContext();
    const pattern = patterns[ring];
    let cancel = (): void => undefined;
    const again = (): void => {
      if (context.state === 'running') playOnce(context, pattern);
      cancel = after(pattern.period * 1_000, again);
    };
    if (ring === 'in' && device() !== '') context.setSinkId?.(device()).catch(onTrouble);
    context.resume().catch(onTrouble);
    cancel = after(0, again);
    return () => {
      cancel();
      context.close().catch(onTrouble);
    };
  };
  return {
    /** Null: silence. */
    set: (ring: Ring | null): void => {
      stop?.();
      stop = ring === null ? null : start(ring);
    },
  };
};
