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
  const latestRef = useRef(tick);
  useEffect(() => {
    latestRef.current = tick;
  });
  useEffect(() => {
    if (!recording) return undefined;
    const timer = setInterval(() => latestRef.current(), 250);
    return () => clearInterval(timer);
  }, [recording]);
};

export const useVoice = (deps: RecorderDeps, onVoice: (recording: Recording) => void): VoiceModel => {
  const [state, setState] = useState<VoiceState>(idle);
  const recorderRef = useRef<Recorder | null>(null);
  const startedAtRef = useRef(0);
  /** Another attempt, or none any more: answers of an earlier one count for nothing. */
  const turnRef = useRef(0);

  const end = (): void => {
    turnRef.current += 1;
    recorderRef.current?.cancel();
    recorderRef.current = null;
    if (state.name === 'review') URL.revokeObjectURL(state.url);
    setState(idle);
  };
  const begin = async (): Promise<void> => {
    const own = (turnRef.current += 1);
    setState({ name: 'asking' });
    try {
      const started = await startRecorder(deps);
      if (own !== turnRef.current) return started.cancel();
      recorderRef.current = started;
      startedAtRef.current = deps.now();
      setState({ name: 'recording', seconds: 0 });
    } catch (error) {
      if (own === turnRef.current) setState({ name: 'failed', fault: faultOfError(error) });
    }
  };
  const finish = async (): Promise<void> => {
    const own = turnRef.current;
    const recorder = recorderRef.current;
    // Once: the clock may call as well while the recorder is stopping.
    recorderRef.current = null;
    if (!recorder) return;
    const recording = await recorder.stop();
    if (own !== turnRef.current) return;
    setState(recording ? { name: 'review', recording, url: URL.createObjectURL(recording.file) } : idle);
  };

  useTicking(state.name === 'recording', () => {
    const seconds = (deps.now() - startedAtRef.current) / 1000;
    if (seconds >= longestSeconds) void finish();
    // A tick that comes late must not take back what has been recorded.
    else setState((now) => (now.name === 'recording' ? { name: 'recording', seconds } : now));
  });
  useEffect(
    () => () => {
      turnRef.current += 1;
      recorderRef.current?.cancel();
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
