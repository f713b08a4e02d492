import { WireError } from '@inlay/protocol/errors.ts';
import type { StoreEvent } from '../store/store-event.ts';
import type { VisitorDeps } from './context.ts';
import { currentThread } from './current-thread.ts';

const betweenLooksMs = 1000;

/**
 * Tells visitors their thread's state and their place in the queue (R3). What changed is collected for a turn of the
 * event loop and read fresh. A look at a whole queue grows with the queue, so each desk has one a second at most.
 */
export class ThreadWatch {
  readonly #deps: VisitorDeps;
  readonly #visitors = new Set<number>();
  readonly #desks = new Set<number>();
  /** Desks that have had their look; true: something has changed since. */
  readonly #resting = new Map<number, boolean>();
  readonly #places = new Map<number, number>();
  #scheduled = false;

  constructor(deps: VisitorDeps) {
    this.#deps = deps;
  }

  onEvent(event: StoreEvent): void {
    if (event.type === 'thread') {
      this.#visitors.add(event.thread.visitorId);
      this.#deps.queue.changed(event.thread.deskId);
      this.#wantLook(event.thread.deskId);
      this.#schedule();
    } else if (event.type === 'read' && event.by === 'agent') {
      this.#visitors.add(event.thread.visitorId);
      this.#schedule();
    }
  }

  #wantLook(deskId: number): void {
    if (this.#resting.has(deskId)) {
      this.#resting.set(deskId, true);
      return;
    }
    this.#desks.add(deskId);
    this.#resting.set(deskId, false);
    this.#deps.clock.after(betweenLooksMs, () => {
      const changed = this.#resting.get(deskId);
      this.#resting.delete(deskId);
      if (!changed) return;
      this.#wantLook(deskId);
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#tell().catch((error: unknown) => this.#deps.log.error({ err: error }, 'telling visitors failed'));
    });
  }

  async #tell(): Promise<void> {
    const { presence, store } = this.#deps;
    for (const deskId of this.#desks) {
      this.#desks.delete(deskId);
      for (const { visitorId, position } of await store.reads.queuePositions(deskId)) {
        if (!presence.hasVisitor(visitorId) || this.#places.get(visitorId) === position) continue;
        this.#places.set(visitorId, position);
        this.#visitors.add(visitorId);
      }
    }
    for (const visitorId of this.#visitors) {
      this.#visitors.delete(visitorId);
      await this.#push(visitorId);
    }
  }

  async #push(visitorId: number): Promise<void> {
    const { presence } = this.#deps;
    if (!presence.hasVisitor(visitorId)) {
      this.#places.delete(visitorId);
      return;
    }
    const thread = await currentThread(this.#deps, visitorId).catch((error: unknown) => {
      if (error instanceof WireError) return null;
      throw error;
    });
    if (!thread) return;
    if (thread.position === null) this.#places.delete(visitorId);
    const frame = JSON.stringify({ method: 'thread_push', code: 0, thread });
    for (const connection of presence.ofVisitor(visitorId)) connection.send(frame);
  }
}
