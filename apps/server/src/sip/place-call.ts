import { askFor } from './ask-for.ts';
import { Call } from './call.ts';
import type { Line } from './line.ts';
import { mediaParty } from './media-party.ts';
import { silentPeer } from './media/no-media.ts';

/** A call that the server makes itself: "call me back" (P6). */
const place = async (line: Line, from: string, to: string): Promise<void> => {
  const facts = {
    callId: line.token(),
    caller: from,
    callee: to,
    orderId: '',
    params: '',
    other: '',
    direction: 0,
  } as const;
  const call = new Call(line, facts, mediaParty(from, silentPeer(), line.log));
  await call.connect(await line.dial(to, askFor(call, null)));
};

export const placeCall = (line: Line, from: string, to: string): void => {
  place(line, from, to).catch((error: unknown) => line.log.error({ err: error, to }, 'calling back failed'));
};
