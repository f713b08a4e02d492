import type { Phones } from '../calls/open-calls.ts';
import type { Deps } from '../deps.ts';
import type { QueueBoard } from './queue-board.ts';
import type { Presence, VisitorConnection } from '../presence/presence.ts';

export type VisitorDeps = Deps & { presence: Presence; queue: QueueBoard; phones: Phones };

export type { VisitorConnection };
