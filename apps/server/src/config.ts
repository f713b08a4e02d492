// What an operator can set. Only main.ts reads the environment; this parses what it hands over.
export type Config = {
  host: string;
  port: number;
  dataDir: string;
  /** F2: undefined: decide by host and emptiness of the database. */
  demo: boolean | undefined;
  demoPort: number;
  /** A14: CIDR networks that may call HTTP §17–18 without an API key. */
  trustedNetworks: string[];
  /** The address under which browsers reach this server, if it stands behind a proxy. */
  publicUrl: string | undefined;
  /** Proxies (CIDR) whose X-Forwarded-* headers count. */
  trustedProxies: string[];
  logLevel: string;
  uploadMaxBytes: number;
  /** A1, A2: milliseconds. */
  beatMs: number;
  silenceMs: number;
  loginDeadlineMs: number;
  graceMs: number;
  sessionRecheckMs: number;
  /** Frames a second that one connection may send for long; twice as many for a moment. */
  framesPerSecond: number;
  /** Sockets of one address that have not logged in yet. */
  socketsPerAddress: number;
  /** D7: bytes that may wait for one slow connection before it is closed. */
  sendBufferBytes: number;
};
