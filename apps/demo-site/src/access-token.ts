import { SignJWT } from 'jose';

/** The agents of the demo desk who work in this back office. */
export const agents = ['ada', 'bo', 'chen', 'diaz'] as const;
export type AgentName = (typeof agents)[number];

/** The two ways in which a token may name the agent: the e-mail alone, or a JSON text around it. */
export const subjects = {
  email: (email: string): string => email,
  json: (email: string): string => JSON.stringify({ platform: 'demo-company', username: email }),
};
export type Subject = keyof typeof subjects;

export const isAgent = (name: string): name is AgentName => agents.some((agent) => agent === name);
export const isSubject = (name: string): name is Subject => Object.hasOwn(subjects, name);

type TokenWish = { agent: AgentName; subject: Subject; secret: string; now: number; id: string };

/** W6: signed by the company's server, which knows who sits before the screen. It stands in a URL, so it lives a minute
 *  and, having a `jti`, works once. */
export const mintAccessToken = ({ agent, subject, secret, now, id }: TokenWish): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'HS384' })
    .setSubject(subjects[subject](`${agent}@demo.inlay`))
    .setJti(id)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor(now / 1000) + 60)
    .sign(new TextEncoder().encode(secret));
