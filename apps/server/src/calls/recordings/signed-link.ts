import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeptRecording } from '../../store/recordings-port.ts';

/** Long enough to listen to the end of a call, and to seek in it. */
export const linkSeconds = 4 * 3600;

type Signed = { agent: number; until: number };

// The recording's own secret is known to all nodes and to nobody else.
const signatureOf = ({ id, secret }: Pick<KeptRecording, 'id' | 'secret'>, { agent, until }: Signed) =>
  createHmac('sha256', secret).update(`${id}.${agent}.${until}`).digest('base64url');

/** W8: no cookies, and a player sends no header: the address itself is the permission, for a while and for one agent. */
export const linkTo = (recording: KeptRecording, agent: number, now: number): string => {
  const until = now + linkSeconds * 1000;
  const query = new URLSearchParams({ agent: String(agent), until: String(until) });
  query.set('signature', signatureOf(recording, { agent, until }));
  return `/api/calls/recordings/${recording.id}/file?${query}`;
};

/** Whose link it is; null: it is not ours, or too old. */
export const agentOfLink = (
  recording: KeptRecording,
  query: Readonly<Record<string, unknown>>,
  now: number,
): number | null => {
  const [agent, until] = [Number(query['agent']), Number(query['until'])];
  const given = Buffer.from(typeof query['signature'] === 'string' ? query['signature'] : '');
  const right = Buffer.from(signatureOf(recording, { agent, until }));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return until > now ? agent : null;
};
