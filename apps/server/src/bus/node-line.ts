/** What nodes say to one another: live events, hints about the log of changes, who is connected where. */
export type Topic = 'events' | 'hint' | 'presence';

/**
 * The line between nodes. Fire and forget: it may lose anything, never waits and never throws. Listeners hear the other
 * nodes only, in the order in which each of them spoke.
 */
export type NodeLine = {
  readonly nodeId: string;
  send(topic: Topic, body: unknown): void;
  on(topic: Topic, listener: (body: unknown, fromNode: string) => void): () => void;
  /** Called when the line is up again: anything may have been said meanwhile. */
  onBack(listener: () => void): () => void;
  isUp(): boolean;
  close(): Promise<void>;
};

/** A node that is alone, or has no Redis: nobody hears, nobody speaks. */
export const noLine = (nodeId: string): NodeLine => ({
  nodeId,
  send: () => undefined,
  on: () => () => undefined,
  onBack: () => () => undefined,
  isUp: () => false,
  close: async () => undefined,
});
