import { createHmac, timingSafeEqual } from 'node:crypto';

const lastsMs = 8 * 3_600_000;

const sealOf = (secret: string, expires: string): Buffer =>
  createHmac('sha256', secret).update(`order session until ${expires}`).digest();

/** A signature counts for five minutes, a page stays open all day: the company trades one for a session of its own. */
export const openSession = (secret: string, now: number): string => {
  const expires = String(now + lastsMs);
  return `${expires}.${sealOf(secret, expires).toString('hex')}`;
};

export const isOpenSession = (secret: string, session: string, now: number): boolean => {
  const [expires = '', seal = ''] = session.split('.');
  if (!/^\d{13}$/.test(expires) || !/^[0-9a-f]{64}$/.test(seal) || Number(expires) < now) return false;
  return timingSafeEqual(Buffer.from(seal, 'hex'), sealOf(secret, expires));
};
