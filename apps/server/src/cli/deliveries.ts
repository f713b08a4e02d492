import { parseArgs } from 'node:util';
import { deliveryRow } from '../http/webhooks/rows.ts';
import { outboxReads } from '../store/reads/outbox.ts';
import { CliFailure, type Command, settingsOf } from './cli.ts';
import { withDatabase } from './database.ts';
import { required, wholeNumber } from './options.ts';

const mostRows = 1000;

const options = {
  desk: { type: 'string' },
  webhook: { type: 'string' },
  state: { type: 'string', default: 'dead' },
} as const;

/** D6. */
export const deliveries: Command = {
  summary: 'lists webhook deliveries that were given up, or wait',
  usage: 'inlay deliveries --desk <id> [--state dead|pending] [--webhook <id>]',
  run: async (args, cli) => {
    const { values } = parseArgs({ args, options });
    const { state } = values;
    if (state !== 'dead' && state !== 'pending') throw new CliFailure('--state is dead or pending', 64);
    const deskId = required('desk', wholeNumber('desk', values.desk));
    const webhookId = wholeNumber('webhook', values.webhook);
    await withDatabase(settingsOf(cli), async ({ db }) => {
      const rows = await outboxReads(db).deliveries({ deskId, state, webhookId, limit: mostRows });
      for (const row of rows) await cli.write(`${JSON.stringify(deliveryRow(row))}\n`);
    });
    return 0;
  },
};
