import type { Answer, Fields } from '../connection/answer.ts';
import { applyHello } from '../conversation/apply-hello.ts';
import { applyRead } from '../conversation/unread.ts';
import { loadReadMark } from '../storage/read-mark.ts';
import type { Shared } from './session-deps.ts';

export const tokenName = 'token';

const helloFields = (shared: Shared): Fields<'hello'> => {
  const { thread, head } = shared.state.get().conversation;
  const token = shared.memory.get(tokenName);
  const { url, title, metaData, myData } = shared.page();
  return {
    desk: shared.desk,
    lang: shared.lang,
    page_url: url.slice(0, 2048),
    page_title: title.slice(0, 512),
    ...(metaData ? { meta_data: metaData.slice(0, 1024) } : {}),
    ...(myData ? { my_data: myData.slice(0, 1024) } : {}),
    ...(token ? { token } : {}),
    ...(thread ? { have: { thread_uid: thread.thread_uid, seq: head } } : {}),
  };
};

const welcome = (shared: Shared, { reply }: Extract<Answer<'hello'>, { kind: 'done' }>): void => {
  shared.memory.set(tokenName, reply.data.token);
  shared.state.update((state) => ({ ...state, refusal: null }));
  shared.change((before) => {
    const conversation = applyHello(before, reply.data);
    const mark = loadReadMark(shared.memory);
    return mark ? applyRead(conversation, mark.threadUid, mark.seq) : conversation;
  });
};

const isUnknownToken = (code: number): boolean => code === 440 || code === 401;

/** D3: one way for the first visit, the reload, the lost network and the gap. Resolves with false if it failed. */
export const greet = async (shared: Shared): Promise<boolean> => {
  const fields = helloFields(shared);
  const answer = await shared.ask('hello', fields);
  if (answer.kind === 'done') {
    welcome(shared, answer);
    const { resumed, more, messages } = answer.reply.data;
    return resumed && more && messages.length > 0 ? greet(shared) : true;
  }
  if (answer.kind === 'lost') return false;
  if (fields.token && isUnknownToken(answer.code)) {
    shared.memory.remove(tokenName);
    return greet(shared);
  }
  shared.state.update((state) => ({ ...state, refusal: answer.msg }));
  return false;
};
