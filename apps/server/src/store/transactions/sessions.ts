import type { StoreWrites } from '../port.ts';
import { refuse, type Transaction } from './transaction.ts';

type Of<K extends keyof StoreWrites> = Transaction<
  Parameters<StoreWrites[K]>[0],
  Awaited<ReturnType<StoreWrites[K]>>
>;

export const createSession: Of<'createSession'> = async (db, input) => {
  const { id } = await db
    .insertInto('agent_session')
    .values({
      agent_id: input.agentId,
      token_hash: input.tokenHash,
      created_at: input.now,
      expires_at: input.expiresAt,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, agentId: input.agentId, expiresAt: input.expiresAt };
};

export const endSession: Of<'endSession'> = async (db, input, emit) => {
  const row = await db
    .updateTable('agent_session')
    .set({ ended_at: input.now })
    .where('id', '=', input.sessionId)
    .where('ended_at', 'is', null)
    .returning('agent_id')
    .executeTakeFirst();
  if (!row) return { ended: false };
  const agent = await db
    .selectFrom('agent')
    .select('desk_id')
    .where('id', '=', row.agent_id)
    .executeTakeFirstOrThrow();
  emit({
    type: 'session_ended',
    deskId: agent.desk_id,
    agentId: row.agent_id,
    sessionIds: [input.sessionId],
  });
  return { ended: true };
};

export const endAgentSessions: Of<'endAgentSessions'> = async (db, input, emit) => {
  const rows = await db
    .updateTable('agent_session')
    .set({ ended_at: input.now })
    .where('agent_id', '=', input.agentId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  // Tokens signed before this moment do not bring the agent back.
  const agent = await db
    .updateTable('agent')
    .set({ tokens_valid_after: input.now })
    .where('id', '=', input.agentId)
    .returning('desk_id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('login_ticket')
    .set({ used_at: input.now })
    .where('agent_id', '=', input.agentId)
    .where('used_at', 'is', null)
    .execute();
  if (rows.length > 0)
    emit({
      type: 'session_ended',
      deskId: agent.desk_id,
      agentId: input.agentId,
      sessionIds: rows.map(({ id }) => id),
    });
  return { sessions: rows.length };
};

export const createTicket: Of<'createTicket'> = async (db, input) => {
  await db
    .deleteFrom('login_ticket')
    .where('expires_at', '<', input.now - 3_600_000)
    .execute();
  await db
    .insertInto('login_ticket')
    .values({
      ticket_hash: input.ticketHash,
      agent_id: input.agentId,
      origin: input.origin,
      expires_at: input.expiresAt,
      used_at: null,
    })
    .execute();
};

export const redeemTicket: Of<'redeemTicket'> = async (db, input) => {
  const row = await db
    .updateTable('login_ticket')
    .set({ used_at: input.now })
    .where('ticket_hash', '=', input.ticketHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', input.now)
    .returning(['agent_id', 'origin'])
    .executeTakeFirst();
  return row ? { agentId: row.agent_id, origin: row.origin } : refuse(440, 'bad_ticket');
};

export const useOnce: Of<'useOnce'> = async (db, input) => {
  await db.deleteFrom('used_once').where('expires_at', '<', input.now).execute();
  const row = await db
    .insertInto('used_once')
    .values({ key: input.key, expires_at: input.expiresAt })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  return { fresh: row !== undefined };
};

export const recordLoginFailure: Of<'recordLoginFailure'> = async (db, input) => {
  await db.deleteFrom('login_failure').where('at', '<', input.since).execute();
  await db.insertInto('login_failure').values({ key: input.key, at: input.now }).execute();
  const { failures } = await db
    .selectFrom('login_failure')
    .select((eb) => eb.fn.countAll<number>().as('failures'))
    .where('key', '=', input.key)
    .executeTakeFirstOrThrow();
  return { failures };
};

export const clearLoginFailures: Of<'clearLoginFailures'> = async (db, input) => {
  await db.deleteFrom('login_failure').where('key', '=', input.key).execute();
};

export const claimAgentSession: Of<'claimAgentSession'> = async (db, input, emit) => {
  const agent = await db
    .selectFrom('agent')
    .select(['desk_id', 'session_id', 'session_epoch'])
    .where('id', '=', input.agentId)
    .executeTakeFirstOrThrow();
  const holder = agent.session_id;
  const held = holder !== null && holder !== input.sessionId && input.liveSessionIds.includes(holder);
  if (held && !input.force) return { claimed: false, epoch: agent.session_epoch, replacedSessionId: null };
  if (holder === input.sessionId)
    return { claimed: true, epoch: agent.session_epoch, replacedSessionId: null };
  const epoch = agent.session_epoch + 1;
  const { numUpdatedRows } = await db
    .updateTable('agent')
    .set({ session_id: input.sessionId, session_epoch: epoch })
    .where('id', '=', input.agentId)
    .where('session_epoch', '=', agent.session_epoch)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return { claimed: false, epoch, replacedSessionId: null };
  emit({
    type: 'taken_over',
    deskId: agent.desk_id,
    agentId: input.agentId,
    sessionId: input.sessionId,
    epoch,
  });
  return { claimed: true, epoch, replacedSessionId: held ? holder : null };
};

export const releaseAgentSession: Of<'releaseAgentSession'> = async (db, input) => {
  await db
    .updateTable('agent')
    .set({ session_id: null })
    .where('id', '=', input.agentId)
    .where('session_id', '=', input.sessionId)
    .execute();
};
