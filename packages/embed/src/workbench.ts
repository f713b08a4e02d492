import type { Finding } from './check/finding.ts';
import type { Listening } from './emitter.ts';
import type { Place } from './place-frame.ts';
import type { AgentStatus, WorkbenchEvents } from './workbench-events.ts';

export type WorkbenchOptions = {
  /** Where the desk is served, `https://desk.example`. */
  url: string;
  /** An element or a selector that the iframe fills, or an iframe of your own. */
  container: Place;
  /** Asks your server for a single-use login ticket; it gets one from `POST /api/auth/ticket`. */
  getTicket?: () => Promise<string> | string;
  /** Instead of tickets: a JWT of your server. */
  accessToken?: string;
  /** What screen readers call the frame. */
  title?: string;
  /** How long a command may take; 10 s if not said. */
  timeoutMs?: number;
};

export type CheckOptions = {
  /** Opens and closes a small window, to see whether the browser lets it. Call from a click. */
  popup?: boolean;
};

/**
 * The workbench in this page. Every command is acted on once and answered: its promise resolves then, or rejects with an
 * Error that has `command` and `reason` (`timeout`, `closed`, or the workbench's word, `unknown_thread` for example).
 */
export type Workbench = Listening<WorkbenchEvents> & {
  readonly frame: HTMLIFrameElement;
  /** When an agent is logged in and commands act; rejects if no ticket could be had. */
  readonly ready: Promise<WorkbenchEvents['ready']>;
  setStatus: (status: AgentStatus) => Promise<void>;
  refreshThreads: () => Promise<void>;
  clearUnread: (threadUid: string) => Promise<void>;
  openThread: (threadUid: string) => Promise<void>;
  setDraft: (threadUid: string, text: string) => Promise<void>;
  setLanguage: (language: 'zh-CN' | 'en-US' | 'es-MX') => Promise<void>;
  setTheme: (theme: 'light' | 'dark' | 'system') => Promise<void>;
  logout: () => Promise<void>;
  /** Logs in again with a new ticket, after `logged_out` for example. */
  login: () => Promise<void>;
  /** Looks for what keeps the workbench from working here, and says the fix. */
  check: (options?: CheckOptions) => Promise<Finding[]>;
  /** Leaves nothing behind. */
  destroy: () => void;
};
