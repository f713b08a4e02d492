/** What went wrong, in a word that the view has a sentence for. */
export type RecorderFault = 'refused' | 'missing' | 'busy' | 'unsupported';

export type Recording = { file: File; seconds: number };

export type Recorder = {
  /** Settles with what was said; null: nothing was. */
  stop(): Promise<Recording | null>;
  cancel(): void;
};

/** What is used of the browser. */
export type RecorderDeps = {
  open(): Promise<MediaStream>;
  now(): number;
};

/** Longer than anybody listens to. */
export const longestSeconds = 120;

/** AAC plays everywhere; the others where nothing better can be recorded. */
const formats = [
  'audio/mp4;codecs=mp4a.40.2',
  'audio/webm;codecs=opus',
  'audio/ogg;codecs=opus',
  '',
] as const;
const endings: Readonly<Record<string, string>> = {
  'audio/mp4': 'm4a',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
};

export const canRecord = (page: Window & typeof globalThis): boolean =>
  typeof page.MediaRecorder === 'function' && page.navigator.mediaDevices?.getUserMedia !== undefined;

export const faultOfError = (error: unknown): RecorderFault => {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'unsupported';
};

const release = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());

const fileOf = (pieces: Blob[], format: string): File => {
  const type = format.split(';')[0] || pieces[0]?.type.split(';')[0] || 'audio/webm';
  return new File(pieces, `voice.${endings[type] ?? 'webm'}`, { type });
};

/** Asks for the microphone and begins. Throws what the browser says; the microphone is let go of in every case. */
export const startRecorder = async ({ open, now }: RecorderDeps): Promise<Recorder> => {
  const stream = await open();
  const format = formats.find((type) => type === '' || MediaRecorder.isTypeSupported(type)) ?? '';
  const recorder = new MediaRecorder(stream, format === '' ? {} : { mimeType: format });
  const pieces: Blob[] = [];
  const ended = new Promise<void>((resolve) =>
    recorder.addEventListener('stop', () => resolve(), { once: true }),
  );
  recorder.addEventListener('dataavailable', ({ data }) => data.size > 0 && pieces.push(data));
  recorder.start();
  const startedAt = now();
  const end = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
    release(stream);
  };
  return {
    cancel: end,
    stop: async () => {
      const seconds = Math.min(longestSeconds, Math.round((now() - startedAt) / 100) / 10);
      end();
      await ended;
      return pieces.length === 0 || seconds < 0.3 ? null : { file: fileOf(pieces, format), seconds };
    },
  };
};
