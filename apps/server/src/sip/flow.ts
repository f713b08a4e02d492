import type { HeaderLine, ReplyParts } from './wire/write-message.ts';
import type { SipRequest, SipResponse } from './wire/message.ts';

/** How the server names itself to whoever is at the other end. */
export type SelfNames = {
  /** The topmost Via, without its branch. */
  via: string;
  contact: HeaderLine;
  allow: HeaderLine;
  supported: HeaderLine;
};

/** One WebSocket as the calls see it, or the way to the trunk. */
export type Flow = {
  readonly id: string;
  readonly self: SelfNames;
  /** Whose credential it has shown. */
  readonly extension: string | null;
  readonly isOpen: boolean;
  send(text: string): void;
  /** The answer to a challenge (401, 407); null or absent where there is none. */
  prove?(challenge: SipResponse, method: string, uri: string): HeaderLine | null;
};

/** A request that waits for its answer. A repeat of it gets the last answer again without coming here. */
export type Incoming = {
  request: SipRequest;
  flow: Flow;
  reply(status: number, parts?: ReplyParts): void;
};
