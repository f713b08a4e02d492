import type { Line } from '../line.ts';
import { networkFault } from '../reasons.ts';

/** Nobody hears anything any more: better an end with a reason. */
export const mediaLost = (line: Line, callId: string): void =>
  line.calls.get(callId)?.hangUpAll([networkFault], { result: 'failed', endedBy: '', code: 801 });
