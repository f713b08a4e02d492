import type { VisitorReplyOf } from '@inlay/protocol/visitor-socket/methods.ts';
import type { CallEnd, EndKind } from '@inlay/phone/call-end.ts';
import type { GuestCallState } from '@inlay/phone/guest-call.ts';
import type { Answer } from '../connection/answer.ts';
import { type Cell, createCell } from '../session/cell.ts';
import { microphoneFault, type MicrophoneFault } from './microphone-fault.ts';

export type Ticket = VisitorReplyOf<'call'>['data'];

/** What the visitor is told when it has not become a call, or is one no more. */
export type Over = 'ended' | 'nobody' | 'noAnswer' | 'declined' | 'busy' | 'lost' | 'refused';

/**
 *   asking ──refused, missing …──► microphone
 *     │                                ▲
 *     ▼                                │
 *   calling ──► ringing ──► talking ──► over     calling, ringing ──► over
 */
export type RoomState =
  | { name: 'asking' }
  | { name: 'microphone'; fault: MicrophoneFault }
  | { name: 'calling' | 'ringing'; agentName: string }
  | {
      name: 'talking';
      agentName: string;
      since: number;
      muted: boolean;
      /** The sound does not come through, or the agent's page is gone for a moment. */
      quality: 'good' | 'weak' | 'held';
    }
  | {
      name: 'over';
      why: Over;
      seconds: number;
      /** The server's own words, where it refused. */ said: string;
    };

export type PlacedCall = { start(): void; hangUp(): void; setMute(on: boolean): void; close(): void };

export type PlaceCall = (ticket: Ticket, onChange: (state: GuestCallState) => void) => PlacedCall;

export type RoomDeps = {
  /** Throws what the browser says. Null: this page may not use one at all, it is no secure one. */
  openMicrophone: (() => Promise<{ getTracks(): { stop(): void }[] }>) | null;
  askTicket(): Promise<Answer<'call'>>;
  /** What speaks SIP is large: it comes while the visitor is asked for the microphone. */
  loadLine(): Promise<PlaceCall>;
};

export type CallRoom = {
  state: Cell<RoomState>;
  begin(): void;
  hangUp(): void;
  setMute(on: boolean): void;
  /** Idempotent. */
  close(): void;
};

const whyOf: Readonly<Record<EndKind, Over>> = {
  hungUp: 'ended',
  cancelled: 'ended',
  rejected: 'ended',
  elsewhere: 'ended',
  missed: 'noAnswer',
  noAnswer: 'noAnswer',
  busy: 'busy',
  declined: 'declined',
  denied: 'nobody',
  network: 'lost',
  microphone: 'lost',
};

const over = (why: Over, seconds = 0, said = ''): RoomState => ({ name: 'over', why, seconds, said });

const endOf = ({ kind }: CallEnd, from: number | null, at: number): RoomState =>
  kind === 'microphone'
    ? { name: 'microphone', fault: 'refused' }
    : over(whyOf[kind], from === null ? 0 : Math.max(0, Math.round((at - from) / 1000)));

const roomOf = ({ call, rings }: GuestCallState, agentName: string): RoomState => {
  if (call.name === 'ended') return endOf(call.end, call.connectedAt, call.endedAt);
  if (call.name !== 'talking') return { name: rings ? 'ringing' : 'calling', agentName };
  const isHeld = call.hold.remote || call.peer === 'lost';
  const quality = isHeld ? 'held' : call.media === 'ok' ? 'good' : 'weak';
  return { name: 'talking', agentName, since: call.connectedAt, muted: call.muted, quality };
};

/** One call from the click to the last word. Asking again begins anew. */
export const createCallRoom = (deps: RoomDeps): CallRoom => {
  const state = createCell<RoomState>({ name: 'asking' });
  let placed: PlacedCall | null = null;
  let release = (): void => undefined;
  /** Whoever hangs up before there is a call: what comes later is of no attempt any more. */
  let attempt = 0;

  const letGo = (): void => {
    release();
    release = () => undefined;
    placed = null;
  };

  const finish = (end: RoomState): void => {
    letGo();
    state.update(() => end);
  };

  const openMicrophone = async (): Promise<MicrophoneFault | null> => {
    if (!deps.openMicrophone) return 'insecure';
    try {
      const stream = await deps.openMicrophone();
      // Kept until the end: a browser that asks for each use would ask again.
      release = () => stream.getTracks().forEach((track) => track.stop());
      return null;
    } catch (error) {
      return microphoneFault(error);
    }
  };

  const refused = (answer: Exclude<Answer<'call'>, { kind: 'done' }>): RoomState => {
    if (answer.kind === 'lost') return over('lost');
    return answer.code === 409 ? over('nobody', 0, answer.msg) : over('refused', 0, answer.msg);
  };

  const run = async (): Promise<void> => {
    const own = (attempt += 1);
    const loading = deps.loadLine().catch(() => null);
    const isOld = (): boolean => own !== attempt;
    state.update(() => ({ name: 'asking' }));
    const fault = await openMicrophone();
    if (isOld()) return letGo();
    if (fault !== null) return finish({ name: 'microphone', fault });
    state.update(() => ({ name: 'calling', agentName: '' }));
    const place = await loading;
    if (isOld()) return;
    if (!place) return finish(over('lost'));
    const answer = await deps.askTicket();
    if (isOld()) return;
    if (answer.kind !== 'done') return finish(refused(answer));
    const ticket = answer.reply.data;
    placed = place(ticket, (changed) => {
      if (isOld()) return;
      const next = roomOf(changed, ticket.agent_name);
      if (next.name === 'over' || next.name === 'microphone') finish(next);
      else state.update(() => next);
    });
    placed.start();
  };

  return {
    state,
    begin: () => {
      const { name } = state.get();
      if (placed === null && (attempt === 0 || name === 'over' || name === 'microphone')) void run();
    },
    hangUp: () => {
      if (placed) return placed.hangUp();
      attempt += 1;
      finish(over('ended'));
    },
    setMute: (on) => placed?.setMute(on),
    close: () => {
      attempt += 1;
      placed?.close();
      letGo();
    },
  };
};
