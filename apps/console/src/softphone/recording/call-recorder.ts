import { type CallSound, type Recorder, RecordingFailed } from '@inlay/phone/recording-port.ts';
import type { Clock } from '@inlay/client/clock.ts';
import { type CallMixer, createCallMixer } from './call-mixer.ts';

type Deps = {
  /** Null: the browser has none. */
  newContext: () => AudioContext;
  newRecorder: (stream: MediaStream, options: MediaRecorderOptions) => MediaRecorder;
  canRecord: (mime: string) => boolean;
  /** Where the agent hears; '' is the system's default. */
  speaker: () => string;
  clock: Pick<Clock, 'after'>;
  onTrouble: (error: unknown) => void;
};

const kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus'] as const;
/** Speech of two, in Opus: 14 MB an hour. */
const bitsPerSecond = 32_000;
const pieceMs = 1_000;
const openMs = 3_000;

type SinkContext = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** Browsers keep a page silent until it was used, unless it has the microphone, which a page in a call has. */
const openContext = async ({ newContext, speaker, clock, onTrouble }: Deps): Promise<AudioContext> => {
  const context: SinkContext = newContext();
  const late = new Promise<void>((resolve) => void clock.after(openMs, resolve));
  await Promise.race([context.resume(), late]);
  if (context.state === 'running') {
    if (speaker() !== '') context.setSinkId?.(speaker()).catch(onTrouble);
    return context;
  }
  await context.close();
  throw new DOMException(`the sound system is ${context.state}`, 'NotAllowedError');
};

const kindOf = ({ canRecord }: Deps): string => {
  const kind = kinds.find(canRecord);
  if (kind === undefined) throw new RecordingFailed('unsupported');
  return kind;
};

const openMixer = async (
  deps: Deps,
  sound: CallSound,
  options: { tone: boolean; muted: boolean },
): Promise<{ context: AudioContext; mixer: CallMixer }> => {
  const context = await openContext(deps);
  const mixer = createCallMixer(context, options);
  try {
    await mixer.look(sound);
    return { context, mixer };
  } catch (error) {
    await mixer.close();
    throw error;
  }
};

const stopped = (recorder: MediaRecorder): Promise<void> =>
  new Promise((resolve) => {
    if (recorder.state === 'inactive') return resolve();
    recorder.addEventListener('stop', () => resolve(), { once: true });
    recorder.stop();
  });

const openTake = async (
  deps: Deps,
  ...[first, options, events]: Parameters<Recorder>
): ReturnType<Recorder> => {
  const kind = kindOf(deps);
  const { context, mixer } = await openMixer(deps, first, options);
  const recorder = deps.newRecorder(mixer.stream, { mimeType: kind, audioBitsPerSecond: bitsPerSecond });
  let sound = first;
  let stopping: Promise<void> | null = null;
  const fail = (error: unknown): void => {
    if (stopping) return;
    deps.onTrouble(error);
    events.onTrouble('sound');
  };
  const look = (): void => void mixer.look(sound).catch(fail);
  const safely = (run: () => void): void => {
    if (stopping) return;
    try {
      run();
    } catch (error) {
      fail(error);
    }
  };
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (!stopping) look();
    events.onPiece(data);
  });
  recorder.addEventListener('error', (event) => fail(event));
  // A sound system that stands still would silence the call: the microphone itself is sent again.
  context.addEventListener('statechange', () => {
    if (context.state !== 'running') fail(new Error(`the sound system is ${context.state}`));
  });
  recorder.start(pieceMs);
  return {
    mime: kind,
    follow: (next) => {
      sound = next;
      safely(look);
    },
    setMuted: (on) => safely(() => mixer.setMuted(on)),
    setPaused: (on) =>
      safely(() => {
        if (on && recorder.state === 'recording') recorder.pause();
        if (!on && recorder.state === 'paused') recorder.resume();
        if (!on) look();
      }),
    beep: () => safely(() => mixer.beep()),
    stop: () => {
      stopping ??= stopped(recorder)
        .then(() => mixer.close())
        .catch(deps.onTrouble);
      return stopping;
    },
  };
};

/** P8: both directions of a call, and the tone, with the browser's own means. */
export const createRecorder =
  (deps: Deps): Recorder =>
  async (sound, options, events) => {
    try {
      return await openTake(deps, sound, options, events);
    } catch (error) {
      if (error instanceof RecordingFailed) throw error;
      throw new RecordingFailed('sound', error);
    }
  };
