import { randomBytes } from 'node:crypto';

// P6: who calls from the widget has a name for one call. It is part of what the credential signs, so what stands in it is true.

export type VisitorCaller = { deskId: number; visitorId: number; madeAt: number };

/** The one number that a visitor can dial; who is rung for it is decided when he does. */
export const deskNumber = 'desk';

export const visitorUser = ({ deskId, visitorId, madeAt }: VisitorCaller): string =>
  `v.${deskId}.${visitorId}.${madeAt.toString(36)}.${randomBytes(8).toString('hex')}`;

/** Null for everybody else. Extensions of agents never look like this. */
export const readVisitorUser = (user: string): VisitorCaller | null => {
  const [, deskId, visitorId, madeAt] =
    /^v\.([1-9][0-9]{0,14})\.([1-9][0-9]{0,14})\.([0-9a-z]{8,9})\.[0-9a-f]{16}$/.exec(user) ?? [];
  return deskId === undefined || visitorId === undefined || madeAt === undefined
    ? null
    : { deskId: Number(deskId), visitorId: Number(visitorId), madeAt: Number.parseInt(madeAt, 36) };
};
