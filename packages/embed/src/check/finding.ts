/** What is looked at. */
export type Check = 'frame' | 'allow' | 'microphone' | 'popup' | 'clock' | 'login';

/** `unknown`: could not be found out here. */
export type Finding =
  | { check: Check; status: 'ok' }
  | { check: Check; status: 'unknown'; why: string }
  | { check: Check; status: 'problem'; problem: string; fix: string };
