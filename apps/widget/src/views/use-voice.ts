import { useEffect, useRef, useState } from 'preact/hooks';
import {
  faultOfError,
  longestSeconds,
  type Recorder,
  type RecorderDeps,
  type RecorderFault,
  type Recording,
  startRecorder,
} from '../voice/recorder.ts';

//   idle ──start──▶ asking ──allowed──▶ recording ──stop, or the longest time──▶ review ──send, discard──▶ idle
//    ▲                 └──refused──▶ failed ──dismissed──┐
//    └──────────────────────────────cancel───────────────┘
export type VoiceState =
  | { name: 'idle' }
  | { name: 'asking' }
  | { name: 'recording'; seconds: number }
  | { name: 'review'; recording: Recording; url: string }
  | { name: 'failed'; fault: RecorderFault };

export type VoiceModel = {
  state: VoiceState;
  start: () => void;
  stop: () => void;
  /** Throws the recording away, or the message about what went wrong. */
  cancel: () => void;
  send: () => void;
};

const idle: VoiceState = { name: 'idle' };

/** Counts while it records, and ends it in time. */
const useTicking = (recording: boolean, tick: () => void): void => {
  const latest = useRef(tick);
  latest.current = tick;
  useEffect(() => {
    if (!recording) return undefined;
    const timer = setInterval(() => latest.current(), 250);
    return () => clearInterval(timer);
  }, [recording]);
};

export const useVoice = (deps: RecorderDeps, onVoice: (recording: Recording) => void): VoiceModel => {
  const [state, setState] = useState<VoiceState>(idle);
  const recorder = useRef<Recorder | null>(null);
  const startedAt = useRef(0);
  /** Another attempt, or none any more: answers of an earlier one count for nothing. */
  const turn = useRef(0);

  const end = (): void => {
    turn.current += 1;
    recorder.current?.cancel();
    recorder.current = null;
    if (state.name === 'review') URL.revokeObjectURL(state.url);
    setState(idle);
  };
  const begin = async (): Promise<void> => {
    const own = (turn.current += 1);
    setState({ name: 'asking' });
    try {
      const started = await startRecorder(deps);
      if (own !== turn.current) return started.cancel();
      recorder.current = started;
      startedAt.current = deps.now();
      setState({ name: 'recording', seconds: 0 });
    } catch (error) {
      if (own === turn.current) setState({ name: 'failed', fault: faultOfError(error) });
    }
  };
  const finish = async (): Promise<void> => {
    const own = turn.current;
    const recording = (await recorder.current?.stop()) ?? null;
    recorder.current = null;
    if (own !== turn.current) return;
    setState(recording ? { name: 'review', recording, url: URL.createObjectURL(recording.file) } : idle);
  };

  useTicking(state.name === 'recording', () => {
    const seconds = (deps.now() - startedAt.current) / 1000;
    if (seconds >= longestSeconds) void finish();
    else setState({ name: 'recording', seconds });
  });
  useEffect(
    () => () => {
      turn.current += 1;
      recorder.current?.cancel();
    },
    [],
  );

  return {
    state,
    start: () => void begin(),
    stop: () => void finish(),
    cancel: end,
    send: () => {
      if (state.name === 'review') onVoice(state.recording);
      end();
    },
  };
};
