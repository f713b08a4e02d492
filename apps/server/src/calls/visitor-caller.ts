import { randomBytes } from 'node:crypto';

// P6: who calls from the widget has a name for one call. It is part of what the credential signs, so what stands in it is true.

export type VisitorCaller = { visitorId: number; extension: string };

export const visitorUser = ({ visitorId, extension }: VisitorCaller): string =>
  `v.${visitorId}.${extension}.${randomBytes(8).toString('hex')}`;

/** Null for everybody else. Extensions of agents never begin like this. */
export const readVisitorUser = (user: string): VisitorCaller | null => {
  const [, visitorId, extension] =
    /^v\.([1-9][0-9]{0,14})\.([A-Za-z0-9_+-]{1,32})\.[0-9a-f]{16}$/.exec(user) ?? [];
  return visitorId === undefined || extension === undefined
    ? null
    : { visitorId: Number(visitorId), extension };
};
