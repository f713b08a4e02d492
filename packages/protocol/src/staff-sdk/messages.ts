import { config, configError } from './config.ts';
import { getContext } from './getContext.ts';
import { getParamData } from './getParamData.ts';
import { onCrmUpdate } from './onCrmUpdate.ts';
import { onReceiveMsg } from './onReceiveMsg.ts';
import { onSelectVisitor } from './onSelectVisitor.ts';
import { hello, pageEvent, pageReply, pageRequest, welcome } from './page-channel.ts';
import { pushVisitorEvent } from './pushVisitorEvent.ts';
import { resize } from './resize.ts';
import { sendFileToVisitor } from './sendFileToVisitor.ts';
import { sendImageToVisitor } from './sendImageToVisitor.ts';
import { sendTxtMsgToVisitor } from './sendTxtMsgToVisitor.ts';
import { sendVideoToVisitor } from './sendVideoToVisitor.ts';
import { sendVoiceToVisitor } from './sendVoiceToVisitor.ts';
import { sent } from './sent.ts';
import { setBadge } from './setBadge.ts';
import { setDraft } from './setDraft.ts';
import { setVisitorChatSign } from './setVisitorChatSign.ts';

/** Interface 3: what a business page passes in. */
export const staffCalls = {
  config,
  getParamData,
  pushVisitorEvent,
  sendTxtMsgToVisitor,
  sendImageToVisitor,
  sendVideoToVisitor,
  sendVoiceToVisitor,
  sendFileToVisitor,
  setVisitorChatSign,
} as const;

/** What its callbacks receive. */
export const staffCallbacks = { error: configError, onSelectVisitor, onReceiveMsg, onCrmUpdate } as const;

/** Extensions (S8), and what carries all of it between page and desk. */
export const staffExtensions = {
  setDraft,
  getContext,
  resize,
  setBadge,
  sent,
  'channel.hello': hello,
  'channel.welcome': welcome,
  'channel.request': pageRequest,
  'channel.reply': pageReply,
  'channel.event': pageEvent,
} as const;
