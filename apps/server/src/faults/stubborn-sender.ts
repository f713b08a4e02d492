import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

type Frame = Record<string, unknown> & { method?: string; code?: number };

/** How one kind of client logs in and sends; the rest is the same for agents and visitors. */
export type Party = {
  path: string;
  enter: (send: (frame: Frame) => void) => void;
  entered: (frame: Frame) => boolean;
  message: (n: number) => Frame & { client_msg_id: string };
  sendMethod: string;
};

export type Acknowledged = { clientMsgId: string; msgId: string; seq: number };

/**
 * Sends without end with `window` messages under way, and after every loss of the connection sends again, in the old
 * order and under the old ids, what was not acknowledged.
 */
export class StubbornSender {
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: Frame[] = [];
  #party: Party;
  #window: number;
  #socket: WebSocket | undefined;
  #pending: (Frame & { client_msg_id: string })[] = [];
  #next = 0;
  #stopped = false;
  #onAcknowledged: () => void;
  #retryMs: () => number;
  #onEmpty: () => void = () => undefined;

  constructor(party: Party, window: number, onAcknowledged: () => void, retryMs: () => number = () => 20) {
    this.#party = party;
    this.#window = window;
    this.#onAcknowledged = onAcknowledged;
    this.#retryMs = retryMs;
  }

  /** Settles when logged in and sending. Fails when the connection is lost before. */
  async connect(wsUrl: string): Promise<void> {
    const socket = new WebSocket(wsUrl + this.#party.path, { perMessageDeflate: false });
    this.#socket = socket;
    const lost = new Promise<never>((_, reject) =>
      socket.once('close', () => reject(new Error('the connection was lost before the log-in'))),
    );
    // The server is killed under us: the error is the test's doing, the resend is its answer.
    socket.on('error', () => socket.terminate());
    await Promise.race([once(socket, 'open'), lost]);
    const send = (frame: Frame) => socket.send(JSON.stringify(frame));
    const entered = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        if (socket !== this.#socket) return;
        const text = data.toString();
        if (text === 'beat') return socket.send('beat');
        const frame = JSON.parse(text) as Frame;
        if (this.#party.entered(frame)) {
          for (const message of this.#pending) send(message);
          this.#fill();
          resolve();
        }
        if (frame.method === this.#party.sendMethod) this.#settle(frame);
      });
    });
    this.#party.enter(send);
    await Promise.race([entered, lost]);
  }

  /** Connects, and again whenever the connection is lost, until it is told to finish. Settles when first connected. */
  async follow(wsUrl: string): Promise<void> {
    // Refused or lost on the way in: the server may be just starting.
    const connected = await this.connect(wsUrl).then(
      () => true,
      () => false,
    );
    if (!connected) {
      await pause(this.#retryMs());
      return this.follow(wsUrl);
    }
    void this.gone().then(() => this.#followAgain(wsUrl));
    return undefined;
  }

  async #followAgain(wsUrl: string): Promise<void> {
    if (!this.#stopped || this.#pending.length > 0) await this.follow(wsUrl);
  }

  /** Settles when the present connection is gone. */
  async gone(): Promise<void> {
    if (this.#socket && this.#socket.readyState !== WebSocket.CLOSED) await once(this.#socket, 'close');
  }

  #settle(frame: Frame): void {
    const oldest = this.#pending.shift();
    if (!oldest) throw new Error('a reply without a request');
    if (frame.code === 0) {
      const [stored] = (frame['data'] as { messages: { msg_id: string; seq: number }[] }).messages;
      if (!stored) throw new Error('an acknowledgement that names no message');
      this.acknowledged.push({ clientMsgId: oldest.client_msg_id, msgId: stored.msg_id, seq: stored.seq });
      this.#onAcknowledged();
    } else this.refused.push(frame);
    this.#fill();
    if (this.#pending.length === 0) this.#onEmpty();
  }

  #fill(): void {
    while (!this.#stopped && this.#pending.length < this.#window) {
      const message = this.#party.message(this.#next);
      this.#next += 1;
      this.#pending.push(message);
      this.#socket?.send(JSON.stringify(message));
    }
  }

  /** No new messages; settles when the ones under way are acknowledged, over whichever connection. */
  async finish(): Promise<void> {
    this.#stopped = true;
    if (this.#pending.length > 0) await new Promise<void>((resolve) => (this.#onEmpty = resolve));
    this.#socket?.close();
  }
}
