import type { World } from './world.ts';

export const json = async (url: string, init: RequestInit): Promise<Record<string, unknown>> => {
  const answer = (await (await fetch(url, init)).json()) as { code: number; msg: string; data: unknown };
  if (answer.code !== 0) throw new Error(`${url}: ${answer.code} ${answer.msg}`);
  return answer.data as Record<string, unknown>;
};

export const withBody = (method: string, body: unknown, token?: string): RequestInit => ({
  method,
  headers: {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  },
  body: JSON.stringify(body),
});

/** A new session of an agent of the demo desk. */
export const sessionOf = async (world: World, name: string): Promise<string> => {
  const body = { email: `${name}@demo.inlay`, password: 'inlay-demo' };
  const { token } = await json(`${world.desk}/api/auth/login`, withBody('POST', body));
  return String(token);
};

/** W9: as the administrator does it in the console. */
export const allowOrigins = async (world: World, added: readonly string[]): Promise<void> => {
  const token = await sessionOf(world, 'ada');
  const address = `${world.desk}/api/admin/embed-origins`;
  const known = await json(address, { headers: { authorization: `Bearer ${token}` } });
  const origins = [...(known['origins'] as string[]), ...added];
  await json(address, withBody('PUT', { version: known['version'], origins }, token));
};

/** W7: all sessions of an agent, as the company's server ends them. */
export const revoke = async (world: World, email: string): Promise<void> => {
  await json(`${world.desk}/api/auth/revoke`, withBody('POST', { email }, 'inlay-demo-key'));
};
