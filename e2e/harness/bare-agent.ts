import type { Page } from '@playwright/test';
import type { World } from './world.ts';

type Reply = { code: number; msg: string; data?: unknown };

/** A client that knows the protocol and nothing else, in the session of an agent's open page. */
export class BareAgent {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, (reply: Reply) => void>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(String(data)));
  }

  static async beside(page: Page, world: World): Promise<BareAgent> {
    const token = await page.evaluate(
      () => /ses_[\w-]+/.exec(JSON.stringify(Object.entries(localStorage)))?.[0] ?? '',
    );
    const socket = new WebSocket(world.desk.replace(/^http/, 'ws'));
    const agent = new BareAgent(socket);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    const reply = await agent.ask({ method: 'login', token, extensions: 1 });
    if (reply.code !== 0) throw new Error(`login: ${reply.msg}`);
    return agent;
  }

  #hear(text: string): void {
    if (text === 'beat') return this.#socket.send('beat');
    const reply = JSON.parse(text) as Reply & { request_id?: string };
    this.#waiting.get(reply.request_id ?? '')?.(reply);
  }

  /** Waits and asks again where it was too fast, as the server says. */
  async ask(frame: Record<string, unknown>): Promise<Reply> {
    const reply = await this.#askOnce(frame);
    if (reply.code !== 429) return reply;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return this.ask(frame);
  }

  #askOnce(frame: Record<string, unknown>): Promise<Reply> {
    this.#asked += 1;
    const id = `bare-${this.#asked}`;
    const answered = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.send(JSON.stringify({ ...frame, request_id: id }));
    return answered;
  }

  /** The visitor whom the agent serves. */
  async onlyUser(): Promise<string> {
    const { data } = await this.ask({ method: 'get_current_session_list' });
    const userid = /"userid":"([^"]+)"/.exec(JSON.stringify(data))?.[1];
    if (userid === undefined) throw new Error('nobody is served');
    return userid;
  }

  close(): void {
    this.#socket.close();
  }
}
