export type Sound = { play(): void; close(): void };

const tone = (context: AudioContext, frequency: number, at: number): void => {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(0.14, at + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.32);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.34);
};

const chime = (context: AudioContext): void => {
  tone(context, 784, context.currentTime + 0.01);
  tone(context, 1175, context.currentTime + 0.13);
};

/** Two soft notes, made on the spot. Browsers keep a page silent until it was clicked once; then nothing is heard. */
export const createSound = (): Sound => {
  let context: AudioContext | null = null;
  return {
    play: () => {
      context ??= new AudioContext();
      const playing = context;
      playing.resume().then(
        () => chime(playing),
        () => undefined, // the browser refuses sound: the title still tells
      );
    },
    close: () => {
      if (context) void context.close();
      context = null;
    },
  };
};
