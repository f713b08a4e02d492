/** A write may have been stored or not: the connection broke while the commit was under way. */
export class UnknownOutcome extends Error {
  constructor(cause: unknown) {
    super('the connection to the database broke during the commit: whether it was stored is not known', {
      cause,
    });
    this.name = 'UnknownOutcome';
  }
}

const codeOf = (error: unknown): string => {
  const { code } = typeof error === 'object' && error !== null ? (error as { code?: unknown }) : {};
  return typeof code === 'string' ? code : '';
};

/** Two transactions stood in each other's way: the same again will do. 23505 on `thread_live` is M1's race. */
export const isConflict = (error: unknown): boolean => {
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
  'EHOSTUNREACH',
]);
/** Terminated by an administrator, crashed, starting up, or shutting down. */
const serverGone = new Set(['57P01', '57P02', '57P03', '57P05']);

/** The server is away, or this connection to it is. */
export const isUnreachable = (error: unknown): boolean => {
  const code = codeOf(error);
  if (brokenLinks.has(code) || serverGone.has(code) || code.startsWith('08')) return true;
  return (
    error instanceof Error &&
    /connection (terminated|timeout|ended)|timeout exceeded when trying to connect|client has encountered/i.test(
      error.message,
    )
  );
};
