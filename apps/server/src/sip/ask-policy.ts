import { hangupCodes, type HangupCode } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { Line } from './line.ts';
import type { Allowed, PolicyAnswer, PolicyQuestion } from './ports.ts';

const isCode = (value: unknown): value is HangupCode =>
  typeof value === 'number' && Object.hasOwn(hangupCodes, value);

/** P4: nothing rings before this has said yes. A policy that fails or takes too long is a no with 801. */
export const askPolicy = (
  line: Pick<Line, 'policy' | 'clock' | 'timers' | 'log'>,
  question: PolicyQuestion,
): Promise<Allowed | HangupCode> =>
  new Promise((resolve) => {
    const stop = line.clock.after(line.timers.policy, () => {
      line.log.error({ callId: question.callId }, 'the call policy took too long');
      resolve(801);
    });
    const settle = (answer: PolicyAnswer): void => {
      stop();
      if ('allow' in answer && answer.allow) return resolve(answer);
      resolve('code' in answer && isCode(answer.code) ? answer.code : 801);
    };
    line.policy(question).then(settle, (error: unknown) => {
      stop();
      line.log.error({ err: error, callId: question.callId }, 'the call policy failed');
      resolve(801);
    });
  });
