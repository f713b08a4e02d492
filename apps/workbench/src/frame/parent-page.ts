import type { Session } from '../session/api.ts';

/** The page that shows the workbench in an iframe. */
export type ParentPage = {
  /** null: the browser does not tell. Then `frame-ancestors` alone keeps strangers out (W9). */
  origin: string | null;
};

type Where = {
  parent: unknown;
  self: unknown;
  ancestorOrigins: ArrayLike<string> | undefined;
  referrer: string;
};

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);

export const parentPage = ({ parent, self, ancestorOrigins, referrer }: Where): ParentPage | null =>
  parent === self ? null : { origin: ancestorOrigins?.[0] ?? originOf(referrer) };

/** W9: a parent that is known and not listed; W7: or not the one that the ticket was made for. */
export const isRefused = (parent: ParentPage | null, session: Session, own: string): boolean => {
  if (parent === null || parent.origin === null || parent.origin === own) return false;
  const { host_origin: host, agent } = session;
  return !agent.embed_origins.includes(parent.origin) || (host !== undefined && host !== parent.origin);
};
