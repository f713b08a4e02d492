import type { FaultSwitches } from './faults/switches.ts';

export type KitOptions = {
  /** Of the desk: scheme, host, port. */
  url: string;
  bid: number;
  /** Two agents of the desk, for nobody else meanwhile. */
  agents: readonly [Credentials, Credentials];
  apiKey: string;
  /** The desk's single sign-on secret (HS384), and an origin that the desk lists. */
  ssoSecret: string;
  hostOrigin: string;
  /** A registered business page: its address, its name in the desk, its token. */
  page: { url: string; name: string; token: string };
  phone: {
    /** An agent without a phone seat, and a number that answers; null: what needs them is skipped. */
    seatless: Credentials | null;
    callee: string | null;
  };
  /** Null: the built-in round of faults. */
  faults: FaultSwitches | null;
  seed: number;
  /** Path of a Chromium; null: none was found, and the browser's parts are skipped. */
  browser: string | null;
  interfaces: readonly (1 | 2 | 3 | 4)[];
  /** How many random messages each listener of the browser's part gets. */
  randomMessages: number;
};

export type Credentials = { email: string; password: string };
