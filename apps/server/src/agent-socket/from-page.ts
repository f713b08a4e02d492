import type { Scope } from '@inlay/protocol/staff-sdk/scopes.ts';
import { checkScope, checkVisitor, findPage } from '../business-pages/find-page.ts';
import type { AgentConnection } from '../presence/presence.ts';
import { findVisitor } from '../threads/find-visitor.ts';
import type { AgentDeps } from './context.ts';

type FromPage = { userid: string; page_id?: number };
type Run<Q, R> = (deps: AgentDeps, connection: AgentConnection, request: Q) => Promise<R>;

const check = async (
  { store }: AgentDeps,
  { agent }: AgentConnection,
  { userid, pageId }: { userid: string; pageId: number },
  scope: Scope,
): Promise<void> => {
  const page = await findPage(store, agent, pageId);
  checkScope(page, scope);
  checkVisitor(page, await findVisitor(store, agent.deskId, userid));
};

/** S8: what a business page asks for is checked against its scopes first. What the agent asks for goes straight on. */
export const fromPage =
  <Q extends FromPage, R>(scope: Scope, run: Run<Q, R>): Run<Q, R> =>
  (deps, connection, request) => {
    const { userid, page_id: pageId } = request;
    if (pageId === undefined) return run(deps, connection, request);
    return check(deps, connection, { userid, pageId }, scope).then(() => run(deps, connection, request));
  };
