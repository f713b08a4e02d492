import type { CallLineSettings } from '../../calls-port.ts';
import { changedMeanwhile, holdDesk, type Of } from '../console/deed.ts';
import type { Db } from '../transaction.ts';
import { tellDeed } from './tell-deed.ts';

/** P6: of a desk that has set nothing: the line of this server. */
const usualLine: CallLineSettings = {
  sipUrl: '',
  sipDomain: '',
  sipSecret: '',
  turnUrls: [],
  turnSecret: '',
  policySecretHash: null,
  webCalls: false,
  version: 1,
};

export const lineSettings = async (db: Db, deskId: number): Promise<CallLineSettings> => {
  const row = await db.selectFrom('call_line').selectAll().where('desk_id', '=', deskId).executeTakeFirst();
  if (!row) return usualLine;
  return {
    sipUrl: row.sip_url,
    sipDomain: row.sip_domain,
    sipSecret: row.sip_secret,
    // Written by this server only.
    turnUrls: JSON.parse(row.turn_urls) as string[],
    turnSecret: row.turn_secret,
    policySecretHash: row.policy_secret_hash,
    webCalls: row.web_calls === 1,
    version: row.version,
  };
};

/** Never a secret. */
const told = (line: CallLineSettings) => ({
  sip_url: line.sipUrl,
  sip_domain: line.sipDomain,
  has_sip_secret: line.sipSecret !== '',
  turn_urls: line.turnUrls,
  has_turn_secret: line.turnSecret !== '',
  has_policy_secret: line.policySecretHash !== null,
  web_calls: line.webCalls,
});

export const changeCallLine: Of<'changeCallLine'> = async (db, input) => {
  const { deskId, version, change } = input;
  await holdDesk(db, deskId);
  const before = await lineSettings(db, deskId);
  if (before.version !== version) return changedMeanwhile();
  const after = { ...before, ...change, version: version + 1 };
  const row = {
    desk_id: deskId,
    sip_url: after.sipUrl,
    sip_domain: after.sipDomain,
    sip_secret: after.sipSecret,
    turn_urls: JSON.stringify(after.turnUrls),
    turn_secret: after.turnSecret,
    policy_secret_hash: after.policySecretHash,
    web_calls: after.webCalls ? (1 as const) : (0 as const),
    version: after.version,
  };
  await db
    .insertInto('call_line')
    .values(row)
    .onConflict((conflict) => conflict.column('desk_id').doUpdateSet(row))
    .execute();
  const values = {
    before: told(before),
    after: {
      ...told(after),
      new_secrets: Object.keys(change).filter((name) => /secret/i.test(name)),
    },
  };
  await tellDeed(db, input, { action: 'calls.line-changed', target: 'calls', ...values });
  return { version: after.version };
};
