import type { Deps } from '../deps.ts';
import type { Presence, VisitorConnection } from '../presence/presence.ts';

export type VisitorDeps = Deps & { presence: Presence };

export type { VisitorConnection };
