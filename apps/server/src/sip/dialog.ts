import { headerOf, headersOf, type SipRequest, type SipResponse } from './wire/message.ts';
import { parseAddress } from './wire/address.ts';
import { splitOutside } from './wire/scan.ts';
import type { HeaderLine } from './wire/write-message.ts';

/** RFC 3261 §12: what both ends remember of each other. */
export type Dialog = {
  callId: string;
  localTag: string;
  remoteTag: string | undefined;
  /** From and To as this side writes them. */
  local: string;
  remote: string;
  remoteTarget: string;
  routes: string[];
  localCseq: number;
  remoteCseq: number;
};

const targetOf = (message: SipRequest | SipResponse): string | null =>
  parseAddress(splitOutside(headerOf(message, 'contact') ?? '', ',')[0] ?? '')?.uri ?? null;

const recordRoutes = (message: SipRequest | SipResponse): string[] =>
  headersOf(message, 'record-route').flatMap((value) =>
    splitOutside(value, ',').map((route) => route.trim()),
  );

/** Of an INVITE that came in; null without a Contact to answer to. */
export const dialogOfInvite = (request: SipRequest, localTag: string): Dialog | null => {
  const remoteTarget = targetOf(request);
  if (remoteTarget === null) return null;
  return {
    callId: request.callId,
    localTag,
    remoteTag: request.from.tag,
    local: `${headerOf(request, 'to') ?? ''};tag=${localTag}`,
    remote: headerOf(request, 'from') ?? '',
    remoteTarget,
    routes: recordRoutes(request),
    localCseq: 0,
    remoteCseq: request.cseq.number,
  };
};

/** The answer to our INVITE names the other end. */
export const learnPeer = (dialog: Dialog, response: SipResponse): void => {
  dialog.remoteTag ??= response.to.tag;
  dialog.remote = headerOf(response, 'to') ?? dialog.remote;
  dialog.remoteTarget = targetOf(response) ?? dialog.remoteTarget;
  if (dialog.routes.length === 0) dialog.routes = recordRoutes(response).toReversed();
};

/** A re-INVITE or an UPDATE may move the target (§12.2.2). */
export const refreshTarget = (dialog: Dialog, message: SipRequest | SipResponse): void => {
  dialog.remoteTarget = targetOf(message) ?? dialog.remoteTarget;
};

export type RequestIds = { branch: string; cseq: number };

export const dialogLines = (
  via: string,
  dialog: Dialog,
  method: string,
  { branch, cseq }: RequestIds,
): HeaderLine[] => [
  ['Via', `${via};branch=${branch}`],
  ['Max-Forwards', 70],
  ...dialog.routes.map((route) => ['Route', route] as const),
  ['From', dialog.local],
  ['To', dialog.remote],
  ['Call-ID', dialog.callId],
  ['CSeq', `${cseq} ${method}`],
];
