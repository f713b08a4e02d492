import type { RecordingProblem } from '@inlay/protocol/calls-http/recording-row.ts';

/**
 *   none ──talking──► asking ──here──► recording ◄──hold / resume──► paused ──ended──► none
 *                       │ └─elsewhere──► elsewhere ──asked again──► asking
 *                       └─off──► none            any ──fault──► failed ──next call──► none
 */
export type RecordingState =
  | { name: 'none' }
  | { name: 'asking' }
  | { name: 'recording'; paused: boolean }
  /** Another agent in this call records it. */
  | { name: 'elsewhere' }
  | { name: 'failed'; problem: RecordingProblem };
