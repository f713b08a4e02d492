import type { Phones } from '../calls/open-calls.ts';
import type { Deps } from '../deps.ts';
import type { CallBoard } from './call-board.ts';
import type { QueueBoard } from './queue-board.ts';
import type { Presence, VisitorConnection } from '../presence/presence.ts';

export type VisitorDeps = Deps & {
  presence: Presence;
  queue: QueueBoard;
  calls: Pick<CallBoard, 'isOpen'>;
  phones: Phones;
};

export type { VisitorConnection };
