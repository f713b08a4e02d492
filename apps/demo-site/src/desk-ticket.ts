import { isAgent } from './access-token.ts';
import { json, type Route } from './given.ts';

/** W7: what a company's server does for `@inlay/embed`: it asks the desk for a single-use ticket of who is signed in here. */
export const deskTicket: Route = async ({ settings }, { query, origin }) => {
  const agent = query.get('agent') || 'ada';
  if (!isAgent(agent)) return json(400, { error: 'agent: ada, bo, chen or diaz' });
  const answer = await fetch(`${settings.deskOrigin}/api/auth/ticket`, {
    method: 'POST',
    headers: { authorization: `Bearer ${settings.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${agent}@demo.inlay`, origin }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null); // the desk is not running: said below
  const { data, msg } = ((await answer?.json().catch(() => null)) ?? {}) as {
    data?: { ticket?: string };
    msg?: string;
  };
  if (data?.ticket === undefined)
    return json(502, { error: msg ?? `${settings.deskOrigin} does not answer` });
  return json(200, { ticket: data.ticket });
};
