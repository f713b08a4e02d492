import type { Incoming } from './flow.ts';
import { looksLikeSdp } from './sdp.ts';
import { isTooShort, shortestSession } from './session-timer.ts';
import { headerOf, optionTags } from './wire/message.ts';
import type { ReplyParts } from './wire/write-message.ts';

const spoken = new Set(['timer', 'replaces']);
export type Refusal = { status: number; parts?: ReplyParts };

/** What makes an INVITE unfit before anybody is asked. */
export const unfit = ({ request }: Incoming): Refusal | null => {
  const unknown = optionTags(request, 'require').filter((tag) => !spoken.has(tag));
  if (unknown.length > 0)
    return { status: 420, parts: { lines: [['Unsupported', unknown.join(', ').slice(0, 200)]] } };
  if (isTooShort(request)) return { status: 422, parts: { lines: [['Min-SE', shortestSession]] } };
  if (
    !/^application\/sdp\s*(?:;|$)/i.test(headerOf(request, 'content-type') ?? '') ||
    !looksLikeSdp(request.body)
  )
    return { status: 488, parts: { reason: 'An Audio Offer Is Needed' } };
  return null;
};
