/** The server said no: `code` from the catalogue, `message` what to do, in the agent's language. */
export class RequestRefused extends Error {
  readonly code: number;
  constructor(code: number, msg: string) {
    super(msg);
    this.name = 'RequestRefused';
    this.code = code;
  }
}

/** No answer came: the link is down. Whether the request was carried out is unknown; asking again must be harmless. */
export class ConnectionLost extends Error {
  constructor() {
    super('the connection was lost');
    this.name = 'ConnectionLost';
  }
}

const transient = new Set([429, 500, 503]);

/** Worth sending again as it is. */
export const isTransient = (error: unknown): boolean =>
  error instanceof ConnectionLost || (error instanceof RequestRefused && transient.has(error.code));
