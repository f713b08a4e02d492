import type { PageHandlers } from '@inlay/frame/page-calls.ts';
import { PageRefused } from '@inlay/frame/page-refused.ts';
import type { BusinessPageTab } from '@inlay/protocol/agent-socket/get_business_pages.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { AgentPart } from '@inlay/protocol/content.ts';
import type { Language } from '@inlay/protocol/errors.ts';
import type { Sent } from '@inlay/protocol/staff-sdk/sent.ts';
import { setDraft } from '../actions/set-draft.ts';
import type { Desk } from '../model/desk.ts';
import { isMine } from '../model/threads.ts';
import { cardPart, filePart, picturePart, textPart, videoPart, voicePart } from './page-parts.ts';
import { orPageRefused } from './page-refusal.ts';

export type PageDesk = {
  desk: Desk;
  page: BusinessPageTab;
  /** The thread that is shown beside this page now; null: none, or the page is not for it. */
  beside: () => ThreadRow | null;
  language: () => Language;
  setBadge: (count: number) => void;
  setHeight: (height: number) => void;
};

const needThread = ({ beside }: PageDesk): ThreadRow => {
  const thread = beside();
  if (!thread) throw new PageRefused('no_visitor', 'select a visitor first');
  return thread;
};

/** What is not the agent's own conversation can be looked at, no more. */
const needOwn = (page: PageDesk): ThreadRow => {
  const thread = needThread(page);
  if (!isMine(page.desk.store.get(), thread))
    throw new PageRefused('no_visitor', 'the agent has not taken this conversation');
  return thread;
};

/** The way of the agent's own sends: a line at once, its delivery state, one id however often it leaves. */
const send = async (page: PageDesk, part: AgentPart, id: string): Promise<Sent> => {
  const { userid } = needOwn(page);
  const { client } = page.desk;
  const { data } = await orPageRefused(client.deliver(userid, [part], { id, pageId: page.page.page_id }));
  const [stored] = data.messages;
  const again = part.type === 'card' && part.value.dedup === 1 && data.duplicate === true;
  return {
    ...(stored ? { msgId: stored.msg_id, seq: stored.seq } : {}),
    ...(again ? { duplicate: true } : {}),
  };
};

/** S7: a conversation that is not beside this page, or not the agent's, is left alone without a word. */
const sign = async (page: PageDesk, value: 0 | 1): Promise<undefined> => {
  const { desk } = page;
  const thread = page.beside();
  if (!thread || !isMine(desk.store.get(), thread)) return;
  const { userid, thread_uid: uid } = thread;
  const fields = { userid, thread_uid: uid, chat_sign: value, page_id: page.page.page_id };
  await orPageRefused(desk.client.request('set_chat_sign', fields));
};

/** What the agent has begun to write stays; what a page put there is replaced by what it puts there next. */
const drafter = (page: PageDesk) => {
  let put: { userid: string; text: string } | null = null;
  return (text: string): undefined => {
    const { userid } = needOwn(page);
    const now = page.desk.store.get().drafts.get(userid) ?? '';
    const own = put?.userid === userid ? put.text : '';
    const kept = own !== '' && now.endsWith(own) ? now.slice(0, -own.length) : now === '' ? '' : `${now}\n`;
    setDraft(page.desk, userid, kept + text);
    put = { userid, text };
  };
};

/** All that a business page can do in this desk. Its scopes were checked before (S8), and are again by the server. */
export const pageHandlers = (page: PageDesk): PageHandlers => {
  const draft = drafter(page);
  return {
    pushVisitorEvent: (event, { id }) => send(page, cardPart(event), id),
    sendTxtMsgToVisitor: (text, { id }) => send(page, textPart(text), id),
    sendImageToVisitor: (picture, { id }) => send(page, picturePart(picture), id),
    sendVideoToVisitor: (video, { id }) => send(page, videoPart(video), id),
    sendVoiceToVisitor: (voice, { id }) => send(page, voicePart(voice), id),
    sendFileToVisitor: (file, { id }) => send(page, filePart(file), id),
    setVisitorChatSign: ({ chatSign }) => sign(page, chatSign),
    setDraft: ({ text }) => draft(text),
    getContext: () => {
      const { userid, thread_uid: threadUid } = needThread(page);
      const { customer_id: id, customer_name: name } = page.desk.store.get().agent;
      return {
        visitorId: userid,
        threadUid,
        agent: { id: String(id), name, language: page.language() },
        scopes: [...page.page.scopes],
      };
    },
    resize: ({ height }): undefined => page.setHeight(height) as undefined,
    setBadge: ({ count }): undefined => page.setBadge(count) as undefined,
  };
};
