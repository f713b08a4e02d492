import type { Clock } from '@inlay/client/clock.ts';
import type { RecordingProblem } from '@inlay/protocol/calls-http/recording-row.ts';
import {
  type CallSound,
  type Recorder,
  type RecordingArchive,
  type RecordingBegun,
  RecordingFailed,
  type RecordingTake,
} from './recording-port.ts';
import { tone } from './recording-times.ts';

type Here = Extract<RecordingBegun, { record: 'here' }>;

export type SessionDeps = {
  recorder: Recorder;
  archive: RecordingArchive;
  clock: Clock;
  agentId: number;
  onTrouble: (error: unknown) => void;
};

type Events = {
  onStarted: () => void;
  /** It records no more, although the call goes on. */
  onFailed: (problem: RecordingProblem) => void;
  /** All that there is of it is kept; or nothing could be kept, and `lost` says why. */
  onKept: (lost: RecordingProblem | null) => void;
};

/** What of a call matters to its recording. */
export type RecordedCall = { sound: CallSound; muted: boolean; paused: boolean };

/** Time that is recorded: without what was on hold. */
const stopwatch = (clock: Pick<Clock, 'now'>) => {
  let before = 0;
  let since: number | null = null;
  return {
    run: (on: boolean): void => {
      if (since !== null) before += clock.now() - since;
      since = on ? clock.now() : null;
    },
    read: (): number => before + (since === null ? 0 : clock.now() - since),
  };
};

/** One part of the recording of one call: from the first piece to the last one that is kept. */
export class RecordingSession {
  readonly #deps: SessionDeps;
  readonly #here: Here;
  readonly #events: Events;
  readonly #watch: ReturnType<typeof stopwatch>;
  #call: RecordedCall;
  #take: RecordingTake | null = null;
  #opening = Promise.resolve();
  #kept = Promise.resolve();
  #bytes = 0;
  #problem: RecordingProblem | null = null;
  #isStored = false;
  #ending: Promise<void> | null = null;
  #cancelTone: () => void = () => undefined;
  #release: () => void = () => undefined;

  constructor(deps: SessionDeps, here: Here, call: RecordedCall, events: Events) {
    this.#deps = deps;
    this.#here = here;
    this.#call = call;
    this.#events = events;
    this.#watch = stopwatch(deps.clock);
  }

  get paused(): boolean {
    return this.#call.paused;
  }

  open(): void {
    this.#opening = this.#open();
  }

  /** The call as it is now. */
  update(call: RecordedCall): void {
    const before = this.#call;
    this.#call = call;
    if (!this.#take || this.#ending) return;
    if (call.sound !== before.sound) this.#take.follow(call.sound);
    if (call.muted !== before.muted) this.#take.setMuted(call.muted);
    if (call.paused !== before.paused) this.#pause(call.paused);
  }

  /** Idempotent; settles when all is kept. */
  end(problem: RecordingProblem | null = null): Promise<void> {
    this.#ending ??= this.#end(problem);
    return this.#ending;
  }

  async #open(): Promise<void> {
    const { archive, agentId } = this.#deps;
    const { recordingId, chunkBytes } = this.#here;
    try {
      const empty = { durationMs: 0, finished: false, problem: null };
      await archive.begin({ recordingId, agentId, chunkBytes, ...empty });
      this.#isStored = true;
      this.#hold();
      await this.#start();
    } catch (error) {
      const isKnown = error instanceof RecordingFailed;
      if (!isKnown) this.#deps.onTrouble(error);
      this.#fail(isKnown ? error.problem : 'storage');
    }
  }

  /** As long as it grows no other tab takes it for one whose page has gone. */
  #hold(): void {
    const released = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    this.#deps.archive.alone(this.#here.recordingId, () => released).catch(this.#deps.onTrouble);
  }

  async #start(): Promise<void> {
    const { sound, muted } = this.#call;
    const take = await this.#deps.recorder(
      sound,
      { tone: this.#here.consentTone, muted },
      { onPiece: (piece) => this.#keep(piece), onTrouble: (problem) => this.#fail(problem) },
    );
    // It has ended while the sound was opened.
    if (this.#ending) return take.stop();
    this.#take = take;
    this.#events.onStarted();
    const now = this.#call;
    if (now.sound !== sound) take.follow(now.sound);
    if (now.muted !== muted) take.setMuted(now.muted);
    this.#pause(now.paused);
  }

  #pause(on: boolean): void {
    this.#take?.setPaused(on);
    this.#watch.run(!on);
    this.#cancelTone();
    if (!on && this.#here.consentTone) this.#sound();
  }

  #sound(): void {
    this.#take?.beep();
    this.#cancelTone = this.#deps.clock.after(tone.everyMs, () => this.#sound());
  }

  #keep(piece: Blob): void {
    const { chunkBytes, mostChunks, recordingId } = this.#here;
    if (this.#problem !== null || piece.size === 0) return;
    if (this.#bytes + piece.size > chunkBytes * mostChunks) return this.#fail('too_long');
    this.#bytes += piece.size;
    const durationMs = this.#watch.read();
    this.#kept = this.#kept.then(async () => {
      try {
        await this.#deps.archive.add(recordingId, piece, durationMs);
      } catch (error) {
        this.#deps.onTrouble(error);
        this.#fail('storage');
      }
    });
  }

  /** The call itself knows nothing of it. */
  #fail(problem: RecordingProblem): void {
    if (this.#problem !== null || this.#ending) return;
    this.#events.onFailed(problem);
    // Not at once: `#open` may be what has failed, and `#end` waits for it.
    this.end(problem).catch(this.#deps.onTrouble);
  }

  async #end(problem: RecordingProblem | null): Promise<void> {
    this.#problem = problem;
    this.#cancelTone();
    const durationMs = this.#watch.read();
    this.#watch.run(false);
    await this.#take?.stop();
    await this.#opening;
    await this.#kept;
    const lost = await this.#finish({ durationMs, problem });
    this.#release();
    this.#events.onKept(lost);
  }

  async #finish(end: { durationMs: number; problem: RecordingProblem | null }) {
    if (!this.#isStored) return end.problem ?? 'storage';
    try {
      await this.#deps.archive.finish(this.#here.recordingId, end);
      return null;
    } catch (error) {
      this.#deps.onTrouble(error);
      return 'storage' as const;
    }
  }
}
