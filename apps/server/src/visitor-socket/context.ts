import type { Deps } from '../deps.ts';
import type { QueueBoard } from './queue-board.ts';
import type { Presence, VisitorConnection } from '../presence/presence.ts';

export type VisitorDeps = Deps & { presence: Presence; queue: QueueBoard };

export type { VisitorConnection };
