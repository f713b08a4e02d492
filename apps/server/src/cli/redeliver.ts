import { parseArgs } from 'node:util';
import { requeueDeadLetters } from '../store/transactions/dead-letters.ts';
import { CliFailure, type Command, settingsOf } from './cli.ts';
import { withDatabase } from './database.ts';
import { required, wholeNumber } from './options.ts';

const options = {
  desk: { type: 'string' },
  webhook: { type: 'string' },
  id: { type: 'string' },
} as const;

const chosen = (id: string | undefined, webhookId: number | null) => {
  if (id !== undefined && webhookId === null) return { id };
  if (id === undefined && webhookId !== null) return { webhookId };
  throw new CliFailure('one of --id and --webhook is wanted', 64);
};

/** D6. A running server finds them within seconds. */
export const redeliver: Command = {
  summary: 'puts dead webhook deliveries back into the outbox',
  usage: 'inlay redeliver --desk <id> (--webhook <id> | --id <delivery>)',
  run: async (args, cli) => {
    const { values } = parseArgs({ args, options });
    const deskId = required('desk', wholeNumber('desk', values.desk));
    const only = chosen(values.id, wholeNumber('webhook', values.webhook));
    const total = await withDatabase(settingsOf(cli), async ({ inTransaction }) => {
      let sum = 0;
      // A transaction of bounded size each, so that a running server is not kept waiting.
      for (let last = 1; last > 0; sum += last)
        last = (
          await inTransaction((db) =>
            requeueDeadLetters(db, { deskId, only, now: cli.now() }, () => undefined),
          )
        ).requeued;
      return sum;
    });
    await cli.write(`${total} deliveries are in the outbox again\n`);
    return total > 0 || 'webhookId' in only ? 0 : 1;
  },
};
