import { type ChildProcess, fork } from 'node:child_process';
import type { Clock } from '../../deps.ts';
import type { SipLog } from '../ports.ts';
import type { MediaOrder, MediaQuestion, MediaResult, MediaWish } from './media-messages.ts';
import type { BridgePeer, MediaKind, MediaPeer, MediaPeers } from './media-peer.ts';
import type { PlainPlace } from './plain-side.ts';

type Deps = { log: SipLog; clock: Clock };
type Waiting = { resolve: (sdp: string) => void; reject: (error: Error) => void };

const answerMs = 5_000;

/** Started when the first call needs it; if it dies, its demos are silent, calls with telephones end, and the next call starts another. */
class MediaProcess implements MediaPeers {
  readonly #deps: Deps;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onGone = new Map<number, () => void>();
  #child: ChildProcess | null = null;
  #lastId = 0;
  #closed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  open(kind: MediaKind): Promise<MediaPeer> {
    return this.#peer(kind);
  }

  bridge(place: PlainPlace, onGone: () => void): Promise<BridgePeer> {
    return this.#peer({ bridge: place }, onGone);
  }

  #peer(wish: MediaWish, onGone?: () => void): Promise<BridgePeer> {
    if (this.#closed) return Promise.reject(new Error('the media process was stopped'));
    this.#lastId += 1;
    const call = this.#lastId;
    if (onGone) this.#onGone.set(call, onGone);
    const ask = (what: MediaQuestion, sdp = ''): Promise<string> => this.#ask(call, wish, what, sdp);
    return Promise.resolve({
      answer: (offer) => ask('answer', offer),
      offer: () => ask('offer'),
      takeAnswer: async (answer) => void (await ask('takeAnswer', answer)),
      plainOffer: () => ask('plainOffer'),
      takePlainAnswer: async (answer) => void (await ask('takePlainAnswer', answer)),
      plainAnswer: (offer) => ask('plainAnswer', offer),
      dtmf: (digits) => this.#order({ op: 'dtmf', call, digits }),
      close: () => {
        this.#onGone.delete(call);
        this.#order({ op: 'close', call });
      },
    });
  }

  close(): void {
    this.#closed = true;
    this.#child?.disconnect();
    this.#child = null;
  }

  #ask(call: number, wish: MediaWish, what: MediaQuestion, sdp: string): Promise<string> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const stop = this.#deps.clock.after(answerMs, () =>
        this.#settle(id, 'the media process took too long'),
      );
      this.#waiting.set(id, {
        resolve: (result) => {
          stop();
          resolve(result);
        },
        reject: (error) => {
          stop();
          reject(error);
        },
      });
      this.#start().send({ op: 'ask', id, call, wish, what, sdp } satisfies MediaOrder);
    });
  }

  #settle(id: number, fault: string): void {
    this.#waiting.get(id)?.reject(new Error(fault));
    this.#waiting.delete(id);
  }

  #order(order: MediaOrder): void {
    if (this.#child?.connected) this.#child.send(order);
  }

  #start(): ChildProcess {
    if (this.#child) return this.#child;
    const child = fork(new URL('./main.ts', import.meta.url), { execArgv: [], env: {} });
    this.#child = child;
    child.on('message', (result: MediaResult) => this.#onResult(result));
    child.on('error', (error) =>
      this.#deps.log.error({ err: error }, 'the media process could not be started'),
    );
    child.on('exit', (code) => this.#onExit(child, code));
    // It must not keep the server from ending.
    child.unref();
    child.channel?.unref();
    return child;
  }

  #onResult(result: MediaResult): void {
    if ('fault' in result) return this.#settle(result.id, result.fault);
    this.#waiting.get(result.id)?.resolve(result.sdp);
    this.#waiting.delete(result.id);
  }

  #onExit(child: ChildProcess, code: number | null): void {
    if (this.#child === child) this.#child = null;
    if (!this.#closed) this.#deps.log.error({ code }, 'the media process has ended');
    for (const id of Array.from(this.#waiting.keys())) this.#settle(id, 'the media process has ended');
    const lost = Array.from(this.#onGone.values());
    this.#onGone.clear();
    for (const tell of lost) tell();
  }
}

/** Media of the demo numbers and of the trunk in a process of its own, with werift. */
export const mediaProcess = (deps: Deps): MediaPeers => new MediaProcess(deps);
