import type { Here, OpenPresence } from '../presence/others.ts';
import type { Presence } from '../presence/presence.ts';

/** What a node that is not alone has besides. */
export type Nodes = {
  /** Who is connected to this node; whether a change concerns anybody here is asked of it. */
  presence: Presence;
  /** Null without Redis: nobody tells who is connected elsewhere. */
  share: ((here: Here) => OpenPresence) | null;
  /** Called when this node has been out of reach for so long that it cannot tell what it has missed. */
  onLost(listener: () => void): void;
};
