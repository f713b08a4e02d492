// A5: every code that Inlay answers, on sockets and over HTTP alike.
export const errorCodes = {
  400: { meaning: 'the request is malformed', retry: 'no' },
  401: { meaning: 'not logged in', retry: 'after-login' },
  403: { meaning: 'not allowed', retry: 'no' },
  404: { meaning: 'unknown visitor, agent, thread or method', retry: 'no' },
  409: { meaning: 'somebody else was first, or the same id was used for another body', retry: 'no' },
  413: { meaning: 'too large', retry: 'no' },
  415: { meaning: 'this kind of file is not accepted', retry: 'no' },
  429: { meaning: 'too fast, or too many failed logins', retry: 'later' },
  440: { meaning: 'the login token is wrong, expired or revoked', retry: 'after-login' },
  490: { meaning: 'the account is online from another session; force_online takes over', retry: 'no' },
  492: { meaning: 'another session of this account took over', retry: 'no' },
  500: { meaning: 'a fault of the server; nothing was stored', retry: 'later' },
  503: { meaning: 'the server is starting or draining', retry: 'later' },
} as const satisfies Record<number, { meaning: string; retry: 'no' | 'later' | 'after-login' }>;

export type ErrorCode = keyof typeof errorCodes;

/** A refusal that the caller may read. Whatever else is thrown is answered 500 without details. */
export class WireError extends Error {
  readonly code: ErrorCode;
  /** Key of the sentence in the catalogue of the caller's language, and its variables. */
  readonly text: string;
  readonly vars: Readonly<Record<string, string | number>>;
  constructor(code: ErrorCode, text: string, vars: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${text}`);
    this.name = 'WireError';
    this.code = code;
    this.text = text;
    this.vars = vars;
  }
}

/** WebSocket close codes (A1, A5). */
export const closeCodes = {
  normal: 1000,
  goingAway: 1001,
  tooLarge: 1009,
  tooFast: 1008,
  noLogin: 4001,
  badToken: 4040,
  takenOver: 4092,
  silent: 4008,
  slow: 4013,
} as const;

export const languages = ['zh-CN', 'en-US', 'es-MX'] as const;
export type Language = (typeof languages)[number];

/** For the default of a switch over a union: a case that is forgotten does not compile. */
export const unreachable = (value: never): never => {
  throw new Error(`not a case that exists: ${JSON.stringify(value)}`);
};
