import type { Finding } from './check/finding.ts';
import type { Listening } from './emitter.ts';
import type { PhoneEvents } from './phone-events.ts';
import type { Place } from './place-frame.ts';
import type { CheckOptions } from './workbench.ts';

export type PhoneOptions = {
  /** Where the desk is served, `https://desk.example`. */
  url: string;
  /** An element or a selector that the iframe fills (made for 256 × 460), or an iframe of your own. */
  container: Place;
  title?: string;
  /** How long a command may take; 30 s if not said. */
  timeoutMs?: number;
};

export type PhoneInit = {
  /** With `loginMethod` 0. They go straight into the frame and are kept nowhere. */
  email?: string;
  password?: string;
  lang?: 'zh-CN' | 'en-US' | 'es-MX';
  /** 0: by e-mail and password; 1: single sign-on, begun by the agent's click; absent: the login page. */
  loginMethod?: 0 | 1;
};

export type PhoneCall = {
  /** Digits with country code. */
  callee: string;
  /** Empty: one of the agent's numbers. */
  caller?: string;
  countryCode?: string;
  /** At most 32 characters; the same one is not dialled twice while the call lives. */
  orderId?: string;
  /** At most 2,048 characters; comes back with each `dialStatus` of the call. */
  params?: string;
};

/** The softphone in this page. Rejected promises have `command` and `reason` (`timeout`, `closed`, `no_seat`, or a hang-up
 *  code). */
export type Phone = Listening<PhoneEvents> & {
  readonly frame: HTMLIFrameElement;
  /** With `loginMethod` 0 resolves when the agent is logged in, else when the frame was told. */
  init: (options: PhoneInit) => Promise<void>;
  toEmailLogin: () => Promise<void>;
  /** Resolves when it rings at the other side. */
  callOut: (call: PhoneCall) => Promise<{ callId: string }>;
  logout: () => Promise<void>;
  check: (options?: CheckOptions) => Promise<Finding[]>;
  destroy: () => void;
};
