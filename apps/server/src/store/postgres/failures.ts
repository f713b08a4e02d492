import { Outdated } from '../transactions/hold-still.ts';

/** A write may have been stored or not: the connection broke while the commit was under way. */
export class UnknownOutcome extends Error {
  constructor(cause: unknown) {
    super('the connection to the database broke during the commit: whether it was stored is not known', {
      cause,
    });
    this.name = 'UnknownOutcome';
  }
}

/** It has been away, or behind, for too long. */
export class DatabaseAway extends Error {
  constructor(cause?: unknown) {
    super('the database does not answer: nothing was stored; look at Postgres and at DATABASE_URL', {
      cause,
    });
    this.name = 'DatabaseAway';
  }
}

const codeOf = (error: unknown): string => {
  const { code } = typeof error === 'object' && error !== null ? (error as { code?: unknown }) : {};
  return typeof code === 'string' ? code : '';
};

/** Two transactions stood in each other's way: the same again will do. 23505 on `thread_live` is M1's race. */
export const isConflict = (error: unknown): boolean => {
  if (error instanceof Outdated) return true;
  const code = codeOf(error);
  if (code === '40001' || code === '40P01' || code === '55P03') return true;
  return code === '23505' && (error as { constraint?: string }).constraint === 'thread_live';
};

const brokenLinks = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/**
 * Terminated by an administrator, crashed, starting up or shutting down, idle for too long, without a connection to
 * spare, or not (any more) the server that takes writes.
 */
const serverGone = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '53300', '25006']);

/** The server is away, or this connection to it is. */
export const isUnreachable = (error: unknown): boolean => {
  const code = codeOf(error);
  if (brokenLinks.has(code) || serverGone.has(code) || code.startsWith('08')) return true;
  return (
    error instanceof Error &&
    /connection (terminated|timeout|ended)|timeout exceeded when trying to connect|query read timeout|client (has encountered|was closed)/i.test(
      error.message,
    )
  );
};

/** 28: the name or the password is wrong; 3D: there is no such database. */
export const isRefused = (error: unknown): boolean => isUnreachable(error) || /^(28|3D)/.test(codeOf(error));

/** A name with several addresses fails with all their errors and no words of its own. */
export const messageOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return message === '' ? codeOf(error) : message;
};
