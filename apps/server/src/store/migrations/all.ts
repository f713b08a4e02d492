import { firstLight } from './0001-first-light.ts';
import { lighterMessages } from './0002-lighter-messages.ts';
import { outbox } from './0003-outbox.ts';
import { changes } from './0004-changes.ts';
import { administration } from './0005-console.ts';
import { businessPages } from './0006-business-pages.ts';
import { calls } from './0007-calls.ts';
import { introductions } from './0008-introductions.ts';
import { recordings } from './0009-recordings.ts';
import { webCalls } from './0010-web-calls.ts';

/** One step of the schema, in the words of each dialect; steps are never changed after a release, only added. */
export type Migration = {
  name: string;
  sqlite: readonly string[];
  postgres: readonly string[];
};

/** In the order they are taken; the database remembers how many of them it has. */
export const migrations: readonly Migration[] = [
  { name: '0001-first-light', ...firstLight },
  { name: '0002-lighter-messages', ...lighterMessages },
  { name: '0003-outbox', ...outbox },
  { name: '0004-changes', ...changes },
  { name: '0005-console', ...administration },
  { name: '0006-business-pages', ...businessPages },
  { name: '0007-calls', ...calls },
  { name: '0008-introductions', ...introductions },
  { name: '0009-recordings', ...recordings },
  { name: '0010-web-calls', ...webCalls },
];
