import { WireError } from '@inlay/protocol/errors.ts';
import { toNumericId } from '@inlay/protocol/ids.ts';
import type { FastifyRequest } from 'fastify';
import { deskOfApiKey } from '../../auth/api-key-caller.ts';
import type { Deps } from '../../deps.ts';
import type { AgentRecord } from '../../store/accounts-port.ts';
import { bearerOf } from '../bearer.ts';
import { networkList } from '../networks.ts';

/** A14: an API key reaches its own desk; a server of a trusted network names the desk. */
export type OpenCaller = { deskId: number } | { deskId: 'any' };
export type IdentifyCaller = (request: FastifyRequest) => Promise<OpenCaller>;

/** Servers, not browsers: a page that somebody in that network has open must not act with the network's rights. */
const isBrowser = ({ headers }: FastifyRequest): boolean =>
  headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;

/** Behind a proxy that nobody declared, the address is the proxy's and tells nothing about the caller. */
const cameThroughStranger = ({ headers }: FastifyRequest, proxies: string[]): boolean =>
  proxies.length === 0 && (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined);

export const identifyCaller = (deps: Pick<Deps, 'store' | 'config'>): IdentifyCaller => {
  const isTrusted = networkList(deps.config.trustedNetworks);
  return async (request) => {
    const namesItself = request.headers.authorization !== undefined;
    const byNetwork =
      !namesItself &&
      isTrusted(request.ip) &&
      !isBrowser(request) &&
      !cameThroughStranger(request, deps.config.trustedProxies);
    return byNetwork ? { deskId: 'any' } : deskOfApiKey(deps, bearerOf(request));
  };
};

/** The desk that `bid` means, if this caller may reach it. */
export const reachDesk = async (
  { store }: Pick<Deps, 'store'>,
  caller: OpenCaller,
  bid: number | string,
): Promise<number> => {
  const deskId = toNumericId(bid);
  if (caller.deskId !== 'any' && caller.deskId !== deskId) throw new WireError(403, 'other_desk');
  if (!(await store.reads.desk(deskId))) throw new WireError(404, 'unknown_desk');
  return deskId;
};

export const reachAgent = async (
  { store }: Pick<Deps, 'store'>,
  caller: OpenCaller,
  customerId: number | string,
): Promise<AgentRecord> => {
  const agent = await store.reads.agent(toNumericId(customerId));
  if (!agent) throw new WireError(404, 'unknown_agent');
  if (caller.deskId !== 'any' && caller.deskId !== agent.deskId) throw new WireError(403, 'other_desk');
  return agent;
};
