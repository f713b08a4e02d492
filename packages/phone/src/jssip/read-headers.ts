import type { CallHeaders } from '../sip-port.ts';

type Headers = { getHeader?: (name: string) => string | undefined };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // Other SIP servers may send plain text with a percent sign in it.
    if (error instanceof URIError) return text;
    throw error;
  }
};

const millis = (text: string): number | null => (/^[0-9]{12,14}$/.test(text) ? Number(text) : null);

/** P5: what a message says of its call. */
export const readHeaders = (message: Headers | null): CallHeaders => {
  const get = (name: string): string => decoded((message?.getHeader?.(name) ?? '').slice(0, 20_000));
  return {
    callId: get('X-Call-Id'),
    direction: get('X-Direction'),
    orderId: get('X-Order-Id'),
    params: get('X-Params'),
    other: get('X-Other'),
    caller: get('X-Caller'),
    callee: get('X-Callee'),
    startedAt: millis(get('X-Call-Started')),
    connectedAt: millis(get('X-Call-Connected')),
  };
};
