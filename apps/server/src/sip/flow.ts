import type { ReplyParts } from './wire/write-message.ts';
import type { SipRequest } from './wire/message.ts';

/** One WebSocket as the calls see it. */
export type Flow = {
  readonly id: string;
  /** Whose credential it has shown. */
  readonly extension: string | null;
  readonly isOpen: boolean;
  send(text: string): void;
};

/** A request that waits for its answer. A repeat of it gets the last answer again without coming here. */
export type Incoming = {
  request: SipRequest;
  flow: Flow;
  reply(status: number, parts?: ReplyParts): void;
};
