import type { Clock } from '@inlay/client/clock.ts';
import { isTransient, RequestRefused } from '@inlay/client/refused.ts';
import type { RecordingProblem } from '@inlay/protocol/calls-http/recording-row.ts';
import type { CallState } from './call-state.ts';
import type { Phone } from './phone.ts';
import type { RecordingBegun, RecordingServer } from './recording-port.ts';
import { type RecordedCall, RecordingSession, type SessionDeps } from './recording-session.ts';
import type { RecordingState } from './recording-state.ts';
import { askAgainMs, waitOf } from './recording-times.ts';

export type RecordingDeps = SessionDeps & {
  phone: Pick<Phone, 'state' | 'sound' | 'subscribe'>;
  server: RecordingServer;
  clock: Clock;
  onChange: (state: RecordingState) => void;
  /** Something is ready to be sent. */
  onKept: () => void;
};

type Talking = Extract<CallState, { name: 'talking' }>;
type Here = Extract<RecordingBegun, { record: 'here' }>;

/** P8: records the calls of this page, where the desk wants it. Whatever happens to it, the call goes on. */
export class CallRecording {
  readonly #deps: RecordingDeps;
  readonly #unsubscribe: () => void;
  #callId: string | null = null;
  #session: RecordingSession | null = null;
  #cancelAsk: () => void = () => undefined;
  #state: RecordingState = { name: 'none' };

  constructor(deps: RecordingDeps) {
    this.#deps = deps;
    this.#unsubscribe = deps.phone.subscribe(() => this.#look());
    this.#look();
  }

  /** Idempotent. What was recorded is kept. */
  async close(): Promise<void> {
    this.#unsubscribe();
    await this.#over();
  }

  #look(): void {
    const { call } = this.#deps.phone.state;
    if (call?.name === 'talking' && call.facts.callId === this.#callId) return this.#follow(call);
    void this.#over();
    if (call?.name !== 'talking') return;
    this.#callId = call.facts.callId;
    this.#tell({ name: 'asking' });
    this.#ask(call.facts.callId, 0);
  }

  #follow(call: Talking): void {
    const now = this.#recorded(call);
    if (!this.#session || now === null) return;
    this.#session.update(now);
    if (this.#state.name === 'recording' && this.#state.paused !== now.paused)
      this.#tell({ name: 'recording', paused: now.paused });
  }

  #recorded(call: CallState | null): RecordedCall | null {
    const { sound } = this.#deps.phone;
    if (call?.name !== 'talking' || sound === null) return null;
    return { sound, muted: call.muted, paused: call.hold.local || call.hold.remote };
  }

  #ask(callId: string, attempt: number): void {
    this.#deps.server.begin(callId).then(
      (begun) => this.#onBegun(callId, begun),
      (error: unknown) => this.#onRefused(callId, error, attempt),
    );
  }

  #onBegun(callId: string, begun: RecordingBegun): void {
    const isCurrent = this.#callId === callId;
    if (begun.record === 'here') return this.#begin(begun, isCurrent);
    if (!isCurrent) return;
    if (begun.record === 'off') return this.#tell({ name: 'none' });
    this.#tell({ name: 'elsewhere' });
    // Who records it may hand the call on.
    this.#askLater(callId, askAgainMs.length);
  }

  #begin(here: Here, isCurrent: boolean): void {
    const now = isCurrent ? this.#recorded(this.#deps.phone.state.call) : null;
    // The call was over before the answer came.
    if (now === null) return this.#tellLost(here.recordingId, 'interrupted');
    const session = new RecordingSession(this.#deps, here, now, {
      onStarted: () => this.#isOf(session) && this.#tell({ name: 'recording', paused: session.paused }),
      onFailed: (problem) => this.#isOf(session) && this.#tell({ name: 'failed', problem }),
      onKept: (lost) => {
        if (lost !== null) this.#tellLost(here.recordingId, lost);
        this.#deps.onKept();
      },
    });
    this.#session = session;
    session.open();
  }

  #isOf(session: RecordingSession): boolean {
    return this.#session === session;
  }

  /** The record says why there is nothing to hear; if that cannot be said, the server finds out by itself. */
  #tellLost(recordingId: number, problem: RecordingProblem): void {
    this.#deps.server
      .end(recordingId, { chunks: 0, durationMs: 0, problem })
      .catch((error: unknown) => isTransient(error) || this.#deps.onTrouble(error));
  }

  #onRefused(callId: string, error: unknown, attempt: number): void {
    if (this.#callId !== callId) return;
    const isRefused = error instanceof RequestRefused;
    if (!isRefused && !isTransient(error)) this.#deps.onTrouble(error);
    // 404, 409: the server has not heard of the answer yet. 401: nobody is signed in any more.
    if (isRefused && error.code === 401) return this.#tell({ name: 'none' });
    this.#askLater(callId, attempt);
  }

  #askLater(callId: string, attempt: number): void {
    this.#cancelAsk = this.#deps.clock.after(waitOf(askAgainMs, attempt), () =>
      this.#ask(callId, attempt + 1),
    );
  }

  async #over(): Promise<void> {
    this.#cancelAsk();
    this.#callId = null;
    const session = this.#session;
    this.#session = null;
    this.#tell({ name: 'none' });
    await session?.end();
  }

  #tell(state: RecordingState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#deps.onChange(state);
  }
}
