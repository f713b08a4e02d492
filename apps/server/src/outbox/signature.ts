import { createHmac } from 'node:crypto';

/** `Inlay-Signature`: proves the sender and the time, so that a recorded delivery cannot be played again later. */
export const signatureOf = (secret: string, body: string, nowMs: number): string => {
  const seconds = Math.floor(nowMs / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
};
