import { placeCall } from './place-call.ts';
import { demoNumber, dialDemo } from './demo-numbers.ts';
import { type DialAsk, type Dialling, settledDialling } from './dialling.ts';
import { Fork } from './fork.ts';
import type { Line } from './line.ts';

/** Begins to call a number: an extension or a demo number. */
export const startDial = async (line: Line, number: string, ask: DialAsk): Promise<Dialling> => {
  const demo = demoNumber(number);
  if (demo) return dialDemo(line, number, demo, ask, (extension) => placeCall(line, number, extension));
  // Before the look at the live calls: nothing may come between that and the ringing.
  if (!(await line.mayRing(number)))
    return settledDialling(number, { status: 480, reason: 'Not Available', result: 'no-answer' });
  // P4: one live call per agent; the second caller hears busy.
  const isBusy = line.calls.of(number).some((call) => call.id !== ask.facts.callId || call.sideOf(number));
  if (isBusy || number === ask.from) return settledDialling(number, { status: 486, result: 'busy' });
  ask.onDialling?.();
  const fork = new Fork(line, number, ask);
  await fork.start();
  return fork;
};
