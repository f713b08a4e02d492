import type { Clock } from '@inlay/client/clock.ts';
import type { Phone } from '@inlay/phone/phone.ts';
import { CallRecording } from '@inlay/phone/recording.ts';
import { memoryArchive } from '@inlay/phone/recording-memory.ts';
import type { Recorder, RecordingArchive, RecordingServer } from '@inlay/phone/recording-port.ts';
import { createRecordingSender } from '@inlay/phone/recording-sender.ts';
import type { RecordingState } from '@inlay/phone/recording-state.ts';

export type RecordingParts = {
  recorder: Recorder;
  /** Rejects where the page may store nothing. */
  openArchive: () => Promise<RecordingArchive>;
  clock: Clock;
  onTrouble: (error: unknown) => void;
};

export type OfAgent = {
  phone: Phone;
  agentId: number;
  server: RecordingServer;
  onChange: (state: RecordingState) => void;
  onRefused: (message: string) => void;
};

export type RunningRecording = {
  /** The line is back. */
  look(): void;
  close(): void;
};

const archiveOf = async ({ openArchive, onTrouble }: RecordingParts): Promise<RecordingArchive> => {
  try {
    return await openArchive();
  } catch (error) {
    onTrouble(error);
    return memoryArchive();
  }
};

const run = (parts: RecordingParts, archive: RecordingArchive, ofAgent: OfAgent): RunningRecording => {
  const { recorder, clock, onTrouble } = parts;
  const { phone, agentId, server, onChange, onRefused } = ofAgent;
  const sender = createRecordingSender({ archive, server, clock, agentId, onRefused, onTrouble });
  const recording = new CallRecording({
    phone,
    recorder,
    archive,
    server,
    clock,
    agentId,
    onChange,
    onKept: () => sender.look(),
    onTrouble,
  });
  // What a page that went away has left.
  sender.look();
  return {
    look: () => sender.look(),
    close: () => {
      recording
        .close()
        .catch(onTrouble)
        .finally(() => sender.close());
    },
  };
};

/** P8: of one signed-in agent, in the tab that has the calls. */
export const startRecording = (parts: RecordingParts, ofAgent: OfAgent): RunningRecording => {
  let running: RunningRecording | null = null;
  let closed = false;
  archiveOf(parts)
    .then((archive) => {
      if (!closed) running = run(parts, archive, ofAgent);
    })
    .catch(parts.onTrouble);
  return {
    look: () => running?.look(),
    close: () => {
      closed = true;
      running?.close();
    },
  };
};
