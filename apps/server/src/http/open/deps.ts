import type { Deps, Sockets } from '../../deps.ts';
import type { IdentifyCaller } from './caller.ts';

export type OpenDeps = Deps & { sockets: Sockets; identify: IdentifyCaller };
