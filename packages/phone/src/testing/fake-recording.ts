import type {
  CallSound,
  RecordingBegun,
  Recorder,
  RecordingServer,
  RecordingTake,
  TakeEvents,
} from '../recording-port.ts';

/** A recording that a test moves by hand. */
export class FakeTake implements RecordingTake {
  readonly mime = 'audio/webm;codecs=opus';
  readonly done: string[] = [];
  readonly options: { tone: boolean; muted: boolean };
  readonly events: TakeEvents;
  sound: CallSound;
  last = 'last';

  constructor(sound: CallSound, options: { tone: boolean; muted: boolean }, events: TakeEvents) {
    this.sound = sound;
    this.options = options;
    this.events = events;
  }

  gives(text: string): void {
    this.events.onPiece(new Blob([text]));
  }

  follow(sound: CallSound): void {
    this.sound = sound;
    this.done.push('follow');
  }

  setMuted(on: boolean): void {
    this.done.push(on ? 'mute' : 'unmute');
  }

  setPaused(on: boolean): void {
    this.done.push(on ? 'pause' : 'resume');
  }

  beep(): void {
    this.done.push('beep');
  }

  async stop(): Promise<void> {
    if (this.done.includes('stop')) return;
    this.done.push('stop');
    this.gives(this.last);
  }
}

/** `refuse`: what the next one fails with. */
export const fakeRecorder = () => {
  const takes: FakeTake[] = [];
  const made = { takes, refuse: null as Error | null };
  const recorder: Recorder = async (sound, options, events) => {
    if (made.refuse) throw made.refuse;
    const take = new FakeTake(sound, options, events);
    takes.push(take);
    return take;
  };
  return Object.assign(made, { recorder });
};

/** As the server does it, in memory. `failing`: what the next requests fail with, one each. */
export class FakeRecordingServer implements RecordingServer {
  readonly chunks = new Map<number, Map<number, string>>();
  readonly ended = new Map<number, { chunks: number; durationMs: number; problem: string | null }>();
  readonly asked: string[] = [];
  readonly failing: Error[] = [];
  begun: RecordingBegun['record'] = 'here';
  consentTone = true;
  chunkBytes = 4;
  mostChunks = 100;

  #fails(): void {
    const error = this.failing.shift();
    if (error) throw error;
  }

  async begin(callId: string): Promise<RecordingBegun> {
    this.asked.push(callId);
    this.#fails();
    if (this.begun !== 'here') return { record: this.begun };
    const recordingId = this.asked.length;
    const { consentTone, chunkBytes, mostChunks } = this;
    return { record: 'here', recordingId, consentTone, chunkBytes, mostChunks };
  }

  async chunksOf(recordingId: number): Promise<readonly number[]> {
    this.#fails();
    return [...(this.chunks.get(recordingId)?.keys() ?? [])];
  }

  async sendChunk(recordingId: number, number: number, bytes: Blob): Promise<void> {
    this.#fails();
    const kept = this.chunks.get(recordingId) ?? new Map<number, string>();
    this.chunks.set(recordingId, kept);
    if (kept.has(number)) throw new Error(`chunk ${number} was sent twice`);
    kept.set(number, await bytes.text());
  }

  async end(recordingId: number, end: Parameters<RecordingServer['end']>[1]): Promise<void> {
    this.#fails();
    this.ended.set(recordingId, end);
  }

  textOf(recordingId: number): string {
    const kept = this.chunks.get(recordingId) ?? new Map<number, string>();
    return Array.from(kept)
      .toSorted(([a], [b]) => a - b)
      .map(([, text]) => text)
      .join('');
  }
}
