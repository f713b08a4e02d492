/** An answer to a callback: `code` 0, or why not. Codes and reasons: docs/error-codes.md. */
export type Outcome<T> = { code: 0; msg: ''; data: T } | Failure;

export type Failure = {
  code: number;
  /** What went wrong, and what to do. */
  msg: string;
  /** One word for it. */
  reason: string;
};

/** What promises reject with. */
export type StaffSdkError = Error & Failure;

export type Done<T> = (outcome: Outcome<T>) => void;

export type ConfigOptions = {
  /** Prints each call and what came of it. */
  debug?: boolean;
  /** What was signed: seconds since 1970. */
  timestamp: number | string;
  nonce: string;
  /** Lower-case hex of `sha1(sort([token, timestamp, nonce]).join(''))`, or of
   *  `hmac-sha256(token, timestamp + '.' + nonce + '.' + pageOrigin)`. */
  signature: string;
  /** The desk's origin. Needed only where the SDK was not loaded from the desk itself. */
  desk?: string;
};

/** `apiUrl(pageId,'reload'|'hash')`, `http('https://…','blank'|'inner')`, or a plain http(s) address. */
export type CardUrl = string;

export type VisitorEvent = {
  eventId: string | number;
  title: string;
  /** HTML: div span p b i u br a img, and harmless styles; the rest is cut. At most 16,000 characters. */
  content?: string;
  imageUrl?: string;
  url?: CardUrl;
  /** Instead of `url` for the visitor. */
  urlForVisitor?: CardUrl;
  /** Instead of `url` for the agent. */
  urlForStaff?: CardUrl;
  memo?: string;
  /** 1: visitor and agent (default), 2: the agent only. */
  visibility?: 1 | 2;
  /** 1: not again if it equals the last card. */
  dedup?: 0 | 1;
};

/** The stored message. `duplicate`: the card was the last one already. */
export type Sent = { msgId?: string; seq?: number; duplicate?: boolean };

export type SelectedVisitor = {
  /** 0 no conversation, 1 it has begun, 2 it has ended. */
  chatStatus: 0 | 1 | 2;
  metaData?: string;
  myData?: string;
  visitorData: Record<string, unknown>;
  routeData: Record<string, unknown>;
  chatData?: Record<string, unknown>;
  /** Empty without the scope `crm:read`. */
  crmData: Record<string, unknown>;
};

export type ReceivedMessage =
  | { visitorId: string; msgType: 1; content: string }
  | { visitorId: string; msgType: 2; smallImg: string; sourceImg: string }
  | { visitorId: string; msgType: 3; videoThumbUrl?: string; fileUrl: string }
  | { visitorId: string; msgType: 4; fileUrl: string; voiceDuration: number }
  | { visitorId: string; msgType: 5; fileUrl: string; fileName: string; fileSize: number };

export type CrmUpdate = {
  visitorId: string;
  name?: string;
  nickName?: string;
  /** 0 unknown, 1 male, 2 female. */
  gender?: 0 | 1 | 2;
  age?: number;
  phone?: string;
  qq?: string;
  wechat?: string | number;
  email?: string;
  memo?: string | number;
};

export type Context = {
  visitorId: string;
  threadUid: string;
  agent: { id: string; name: string; language: string };
  scopes: string[];
};

/**
 * The global `echatSDK`. Each method takes a callback as its last argument and returns a promise as well; a promise that
 * nobody looks at never becomes an "unhandled rejection". Calls before `ready` wait; after a failed `config` they are
 * refused with its code.
 */
export type StaffSdk = {
  /**
   * Proves to the desk whose page this is. After a failure it may be called again.
   *
   *     echatSDK.config({ timestamp: 1767603600, nonce: 'n-1', signature: '…' });
   */
  config(options: ConfigOptions, done?: Done<undefined>): Promise<undefined>;
  /** Runs once `config` has succeeded, at once if it has. */
  ready(callback?: () => void): Promise<undefined>;
  /** Runs when `config` has failed; the promise resolves with the failure. */
  error(callback?: (failure: Failure) => void): Promise<Failure>;
  /**
   * A parameter of the page's own address; '' if there is none. Needs no `config`, and is the one method that answers
   * directly.
   *
   *     const visitorId = echatSDK.getParamData('visitorData', 'visitorId');
   */
  getParamData(paramName: string, subParamName?: string): string;
  /** Scope `visitor:read`. A page that uses it is not loaded again when the agent selects another visitor. */
  onSelectVisitor(callback: (visitor: SelectedVisitor) => void, done?: Done<undefined>): Promise<undefined>;
  /** A card for the selected visitor. Scope `message:send`, like the other sends. */
  pushVisitorEvent(event: VisitorEvent, done?: Done<Sent>): Promise<Sent>;
  sendTxtMsgToVisitor(content: string, done?: Done<Sent>): Promise<Sent>;
  sendImageToVisitor(image: { smallImg?: string; sourceImg: string }, done?: Done<Sent>): Promise<Sent>;
  /** mp4. */
  sendVideoToVisitor(video: { videoThumbUrl?: string; fileUrl: string }, done?: Done<Sent>): Promise<Sent>;
  /** mp3 or wav; the duration in seconds, if it is known. */
  sendVoiceToVisitor(voice: { fileUrl: string; voiceDuration?: number }, done?: Done<Sent>): Promise<Sent>;
  /** The size in bytes, if it is known. */
  sendFileToVisitor(
    file: { fileUrl: string; fileName: string; fileSize?: number },
    done?: Done<Sent>,
  ): Promise<Sent>;
  /** Marks the conversation beside this page. Scope `thread:sign`. */
  setVisitorChatSign(sign: { chatSign: 0 | 1 }, done?: Done<undefined>): Promise<undefined>;
  /** The selected visitor's messages. Scope `visitor:read`. */
  onReceiveMsg(callback: (message: ReceivedMessage) => void, done?: Done<undefined>): Promise<undefined>;
  /** What this agent changed in a visitor's details. Scope `crm:read`. */
  onCrmUpdate(callback: (update: CrmUpdate) => void, done?: Done<undefined>): Promise<undefined>;
  /** Addition: puts text into the composer; the agent sends it. Scope `draft:write`. */
  setDraft(draft: { text: string }, done?: Done<undefined>): Promise<undefined>;
  /** Addition: who is served by whom, and what this page may do. Scope `visitor:read`. */
  getContext(done?: Done<Context>): Promise<Context>;
  /** Addition: the height that this page would like, in CSS pixels. */
  resize(size: { height: number }, done?: Done<undefined>): Promise<undefined>;
  /** Addition: a number on this page's tab; 0 takes it away. At most 999. */
  setBadge(badge: { count: number }, done?: Done<undefined>): Promise<undefined>;
};
