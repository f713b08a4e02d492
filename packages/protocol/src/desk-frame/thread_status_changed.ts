import Type, { type Static } from 'typebox';
import { event } from './envelope.ts';
import { threadAction } from '../agent-socket/rows.ts';
import { frameThread } from './shapes.ts';

/** W4. */
export const threadStatusChanged = event(
  'thread_status_changed',
  Type.Object({ thread: frameThread, action: threadAction }),
);
export type ThreadStatusChanged = Static<typeof threadStatusChanged>;
