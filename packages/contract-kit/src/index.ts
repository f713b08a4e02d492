export { runKit } from './run-kit.ts';
export { openFaultyRelay, type FaultyRelay } from './faulty-relay.ts';
export { noFaults, parseFaults, type FaultSwitches } from './faults/switches.ts';
export type { Credentials, KitOptions } from './options.ts';
export type { KitDeps } from './kit-deps.ts';
export type { Outcome } from './outcome.ts';
