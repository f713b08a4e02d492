import { WebSocket } from 'ws';

type Frame = Record<string, unknown> & { method?: string; code?: number };
export type ReadMessage = { seq: number; msg_id: string };

/** What a reader says to resume, and how it finds the messages of its thread in what comes. */
export type Reading = {
  path: string;
  /** From `last` on: 0 for a reader who has nothing. */
  ask: (last: number) => Frame[];
  /** Messages of an answer, oldest first; `more`: ask again. Null: the frame is something else. */
  answer: (frame: Frame) => { messages: ReadMessage[]; more: boolean } | null;
  /** The message of a push; null: the frame is something else. */
  push: (frame: Frame) => ReadMessage | null;
};

/**
 * Follows one thread as a good client does: takes the next number, drops what it has, and asks for what is missing (D3).
 * It goes on over any number of connections.
 */
export class LiveReader {
  readonly read: string[] = [];
  /** Numbers under which it was shown two different messages. */
  contradictions = 0;
  readonly #reading: Reading;
  #socket: WebSocket | undefined;
  #stopped = false;
  #asking = false;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Connects, and again whenever the connection is lost; `url` is asked each time. */
  follow(url: () => string): void {
    const socket = new WebSocket(url() + this.#reading.path, { perMessageDeflate: false });
    this.#socket = socket;
    socket.on('error', () => socket.terminate());
    socket.on('open', () => this.#ask());
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text === 'beat') socket.send('beat');
      else this.#take(JSON.parse(text) as Frame);
    });
    socket.on('close', () => {
      this.#asking = false;
      if (!this.#stopped) setTimeout(() => this.follow(url), 20);
    });
  }

  #ask(): void {
    this.#asking = true;
    for (const frame of this.#reading.ask(this.read.length)) this.#socket?.send(JSON.stringify(frame));
  }

  #take(frame: Frame): void {
    const answer = this.#reading.answer(frame);
    if (answer) {
      this.#asking = false;
      for (const message of answer.messages) this.#add(message);
      if (answer.more) this.#ask();
      return;
    }
    const message = this.#reading.push(frame);
    if (message && !this.#add(message) && !this.#asking) this.#ask();
  }

  /** False when messages before it are missing. */
  #add({ seq, msg_id: msgId }: ReadMessage): boolean {
    if (seq > this.read.length + 1) return false;
    if (seq === this.read.length + 1) this.read.push(msgId);
    else if (this.read[seq - 1] !== msgId) this.contradictions += 1;
    return true;
  }

  stop(): void {
    this.#stopped = true;
    this.#socket?.terminate();
  }
}

const pushedTo = (frame: Frame): Record<string, unknown> | null =>
  frame.method === 'message_push' ? (frame['record'] as Record<string, unknown>) : null;

const messageOf = (record: Record<string, unknown> | null): ReadMessage | null =>
  record && { seq: Number(record['seq']), msg_id: String(record['msg_id']) };

/** The visitor's second tab. `threadUid` is told by the first answer. */
export const visitorReading = (token: string): Reading => {
  let threadUid = '';
  return {
    path: '/visitor',
    ask: (last) => [
      {
        method: 'hello',
        desk: 1,
        token,
        ...(last > 0 ? { have: { thread_uid: threadUid, seq: last } } : {}),
      },
    ],
    answer: (frame) => {
      if (frame.method !== 'hello') return null;
      const data = frame['data'] as {
        thread: { thread_uid: string };
        messages: ReadMessage[];
        resumed: boolean;
        more: boolean;
      };
      threadUid = data.thread.thread_uid;
      return { messages: data.messages, more: data.resumed && data.more };
    },
    push: (frame) => messageOf(pushedTo(frame)),
  };
};

/** Another tab of the agent, who sees all that his visitor is told. */
export const agentReading = (token: string, userid: string): Reading => ({
  path: '/',
  ask: (last) => [
    { method: 'login', token, force_online: 1, extensions: 1 },
    { method: 'sync', threads: { [userid]: last } },
  ],
  answer: (frame) => {
    if (frame.method !== 'sync' || frame.code !== 0) return null;
    const { threads } = frame['data'] as {
      threads: { userid: string; messages: ReadMessage[]; more: boolean }[];
    };
    const own = threads.find((thread) => thread.userid === userid);
    return { messages: own?.messages ?? [], more: own?.more ?? false };
  },
  push: (frame) => (frame['userid'] === userid ? messageOf(pushedTo(frame)) : null),
});
