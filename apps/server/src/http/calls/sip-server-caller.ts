import { createHash, timingSafeEqual } from 'node:crypto';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifyRequest } from 'fastify';
import { hashToken } from '../../auth/tokens.ts';
import type { AgentRecord } from '../../store/accounts-port.ts';
import { bearerOf } from '../bearer.ts';
import type { CallsHttpDeps } from './deps.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The time it takes tells nothing of where two differ. */
const equal = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** P6: the operator's secret is for all desks, a desk's own for that desk. */
const isAllowed = async (
  { store, config }: CallsHttpDeps,
  secret: string,
  deskId: number | null,
): Promise<boolean> => {
  const forAll = config.calls?.policySecret ?? null;
  const isOperator = forAll !== null && equal(secret, forAll);
  const own = deskId === null ? null : (await store.reads.callLine(deskId)).policySecretHash;
  return isOperator || (own !== null && equal(hashToken(secret), own));
};

type Asked = { extension?: string | undefined; number?: string | undefined };
export type SipServerCaller = { deskId: number; agent: AgentRecord | null };

/**
 * Whose agent, or whose number, is asked about; also an agent's who may work no more: his calls are denied with a record (P4),
 * and one that he still talks in ends. A stranger is told that he is one, not which extensions there are.
 */
export const sipServerCaller = async (
  deps: CallsHttpDeps,
  request: FastifyRequest,
  { extension, number }: Asked,
): Promise<SipServerCaller> => {
  const { reads } = deps.store;
  const agentId = extension === undefined ? null : await reads.ownerOfExtension(extension);
  const agent = agentId === null ? null : await reads.agent(agentId);
  const deskId =
    agent?.deskId ?? (number === undefined ? null : await reads.deskOfCallNumber(number.replace(/^\+/, '')));
  if (!(await isAllowed(deps, bearerOf(request) ?? '', deskId)))
    throw new WireError(401, 'bad_policy_secret');
  if (deskId === null) throw new WireError(404, 'unknown_extension');
  return { deskId, agent };
};
