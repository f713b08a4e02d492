import type { HelloReply } from '@inlay/protocol/visitor-socket/hello.ts';
import { createSession } from '../session/session.ts';
import type { Memory } from '../storage/memory.ts';
import { createFakeDesk } from './fake-desk.ts';
import { createFakeMemory } from './fake-memory.ts';
import { createFakeTime } from './fake-time.ts';

export const buildWelcome = (over: Partial<HelloReply['data']> = {}): { data: HelloReply['data'] } => ({
  data: {
    token: 'vis_1',
    userid: 'v1',
    nickname: 'Visitor 1',
    desk: { name: 'Demo', color: '#4f46e5', greeting: 'Hello', agents_online: true },
    thread: null,
    messages: [],
    resumed: false,
    more: false,
    upload_max_bytes: 1000,
    ...over,
  },
});

/** A session of its own page; `memory` is what pages of one visitor share. */
export const buildSession = (memory: Memory = createFakeMemory()) => {
  const desk = createFakeDesk();
  const time = createFakeTime();
  let ids = 0;
  const session = createSession({
    ...time,
    memory,
    desk: '1',
    lang: 'en-US',
    page: () => ({ url: 'http://shop.example/tea', title: 'Tea', metaData: 'm-7', myData: '' }),
    newId: () => `id-${(ids += 1)}`,
    random: () => 0,
    openSocket: desk.openSocket,
  });
  const enter = async (over: Partial<HelloReply['data']> = {}): Promise<void> => {
    session.start();
    await desk.accept();
    await desk.answer('hello', buildWelcome(over));
  };
  const texts = (): unknown[] =>
    session.state
      .get()
      .conversation.records.map(({ message }) => (message?.type === 'text' ? message.value.text : null));
  const outbox = (): string[] => session.state.get().conversation.outbox.map(({ state }) => state);
  return { session, desk, time, memory, enter, texts, outbox };
};
