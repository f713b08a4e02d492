import { type HangupCode, hangupCodes } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import type { DialAsk, Dialling, DialResult } from './dialling.ts';
import { settledDialling } from './dialling.ts';
import type { Line } from './line.ts';
import type { MediaKind } from './media/media-peer.ts';
import { mediaParty } from './media-party.ts';
import { denial } from './denial.ts';

/** P6: numbers that need nobody at the other end. 88 and the last two digits of a hang-up code end with that code. */
export type DemoNumber =
  | { name: 'media'; play: MediaKind }
  | { name: 'ring' }
  | { name: 'busy' }
  | { name: 'callBack' }
  | { name: 'code'; code: HangupCode };

const numbers: ReadonlyMap<string, DemoNumber> = new Map<string, DemoNumber>([
  ['8820', { name: 'media', play: 'echo' }],
  ['8821', { name: 'media', play: 'tone' }],
  ['8822', { name: 'ring' }],
  ['8823', { name: 'busy' }],
  ['8824', { name: 'callBack' }],
  ['8825', { name: 'media', play: 'greeting' }],
  ...Object.keys(hangupCodes).map(
    (code) => [`8${code}`, { name: 'code', code: Number(code) as HangupCode }] as const,
  ),
]);

export const demoNumber = (number: string): DemoNumber | null => numbers.get(number) ?? null;

const playTo = async (line: Line, target: string, ask: DialAsk, play: MediaKind): Promise<DialResult> => {
  if (ask.offer === null) return { status: 488, result: 'failed' };
  try {
    const party = mediaParty(target, await line.media.open(play), line.log);
    const answered = await party.offer(ask.offer);
    if ('answer' in answered) return { party, sdp: answered.answer, finish: () => undefined };
    party.bye([]);
    return { status: answered.status, result: 'failed' };
  } catch (error) {
    line.log.error({ err: error, target }, 'no media for a demo number');
    return denial(801);
  }
};

/** Rings until the caller gives up or the time is over. */
const ringOnly = (line: Line, target: string, ask: DialAsk): Dialling => {
  let settle: (result: DialResult) => void = () => undefined;
  const result = new Promise<DialResult>((resolve) => (settle = resolve));
  const stop = line.clock.after(line.timers.noAnswer, () => settle({ status: 480, result: 'no-answer' }));
  ask.onRinging(180, '');
  return {
    isAt: (extension) => extension === target,
    result,
    cancel: () => {
      stop();
      settle({ status: 487, result: 'cancelled' });
    },
  };
};

/** `callBack` places a call to whoever dialled. */
export const dialDemo = (
  line: Line,
  target: string,
  number: DemoNumber,
  ask: DialAsk,
  callBack: (extension: string) => void,
): Dialling => {
  switch (number.name) {
    case 'media':
      ask.onRinging(180, '');
      return {
        isAt: (extension) => extension === target,
        result: playTo(line, target, ask, number.play),
        cancel: () => undefined,
      };
    case 'ring':
      return ringOnly(line, target, ask);
    case 'busy':
      return settledDialling(target, { status: 486, result: 'busy' });
    case 'callBack':
      line.clock.after(line.timers.callBack, () => callBack(ask.from));
      return settledDialling(target, { status: 480, reason: 'Calling You Back', result: 'no-answer' });
    case 'code':
    default:
      return settledDialling(target, denial(number.code));
  }
};
