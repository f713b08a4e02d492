import type { CallsConfig } from './calls/calls-config.ts';
import type { SipTimers } from './sip/sip-timers.ts';
import type { S3Settings } from './files/s3-settings.ts';

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
  /** Networks (CIDR) that webhooks and other outbound calls may reach although they are not public. */
  outboundNetworks: string[];
  /** D6: webhooks to http:// addresses of other machines. */
  webhookAllowHttp: boolean;
  logLevel: string;
  /** O2: names this node to the others; undefined: a name of its own at each start. */
  nodeId?: string | undefined;
  /** O2: the Postgres that all nodes share; undefined: one file in the data directory. */
  databaseUrl?: string | undefined;
  /** O2: what nodes say to one another goes over it; undefined: they find it by polling. */
  redisUrl?: string | undefined;
  /** Installations that share a Redis differ by it. */
  redisPrefix?: string | undefined;
  /** O2: files lie in a bucket; undefined: in the data directory. */
  s3?: S3Settings | undefined;
  /** P2, P6: undefined: the line of this server, no TURN, no single sign-on by OpenID Connect. */
  calls?: CallsConfig | undefined;
  /** Those of the built-in line; undefined: the usual ones. */
  sipTimers?: SipTimers | undefined;
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
