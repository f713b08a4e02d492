import Type, { type Static } from 'typebox';
import { event } from './envelope.ts';
import { frameThread } from './shapes.ts';

/** W3: once for each new visitor thread that this agent can see. */
export const newVisitorMessage = event('new_visitor_message', Type.Object({ thread: frameThread }));
export type NewVisitorMessage = Static<typeof newVisitorMessage>;
