import type { Static } from 'typebox';
import { helloReply, helloRequest } from './hello.ts';
import { sendReply, sendRequest } from './send.ts';
import { historyReply, historyRequest } from './history.ts';
import { readReply, readRequest } from './read.ts';
import { typingReply, typingRequest } from './typing.ts';
import { rateReply, rateRequest } from './rate.ts';
import { callReply, callRequest } from './call.ts';
import { callPush } from './call_push.ts';
import { callsOpenPush } from './calls_open_push.ts';
import { messagePush } from './message_push.ts';
import { threadPush } from './thread_push.ts';
import { typingPush } from './typing_push.ts';

export const visitorMethods = {
  hello: { request: helloRequest, reply: helloReply },
  send: { request: sendRequest, reply: sendReply },
  history: { request: historyRequest, reply: historyReply },
  read: { request: readRequest, reply: readReply },
  typing: { request: typingRequest, reply: typingReply },
  rate: { request: rateRequest, reply: rateReply },
  call: { request: callRequest, reply: callReply },
} as const;

export type VisitorMethod = keyof typeof visitorMethods;
export type VisitorRequestOf<M extends VisitorMethod> = Static<(typeof visitorMethods)[M]['request']>;
export type VisitorReplyOf<M extends VisitorMethod> = Static<(typeof visitorMethods)[M]['reply']>;

export const visitorPushes = {
  message_push: { schema: messagePush },
  thread_push: { schema: threadPush },
  typing_push: { schema: typingPush },
  calls_open_push: { schema: callsOpenPush },
  call_push: { schema: callPush },
} as const;

export type VisitorPushName = keyof typeof visitorPushes;
export type VisitorPush<P extends VisitorPushName> = Static<(typeof visitorPushes)[P]['schema']>;
