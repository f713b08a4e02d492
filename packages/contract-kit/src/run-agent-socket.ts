import { agentSocketChecks } from './checks/agent-socket/all.ts';
import { deliveryChecks } from './checks/delivery/faulty-line.ts';
import { isFrame } from './client/frame.ts';
import { openHttpChecks } from './checks/open-http/all.ts';
import { runChecks } from './check.ts';
import { type Desk, openDesk } from './desk.ts';
import type { KitDeps } from './kit-deps.ts';
import type { KitOptions } from './options.ts';
import { ContractBroken, type Outcome } from './outcome.ts';

const notReached = (deps: KitDeps, error: unknown): Outcome[] => {
  if (!(error instanceof ContractBroken)) throw error;
  const title = 'two agents sign in and connect';
  const outcome: Outcome = {
    interface: 4,
    chapter: '3',
    title,
    status: 'failed',
    detail: error.message,
    ms: 0,
  };
  deps.onOutcome(outcome);
  return [outcome];
};

/** Leaves nobody waiting: the next run, and the people of the desk, shall not find the kit's visitors. */
const tidy = async ({ first, options: { bid } }: Desk): Promise<void> => {
  const ownOf = async (method: string): Promise<string[]> => {
    const { data } = await first.client.ask({ method, bid });
    const rows: unknown = isFrame(data) ? data['user_list'] : [];
    const ids = Array.isArray(rows) ? rows.map((row) => (isFrame(row) ? String(row['userid']) : '')) : [];
    return ids.filter((userid) => userid.startsWith('kit-'));
  };
  for (const userid of await ownOf('get_wait_user_list'))
    await first.client.ask({ method: 'connect', userid });
  for (const userid of await ownOf('get_current_session_list'))
    await first.client.ask({ method: 'disconnect', userid });
};

/** Interface 4: a fake client that knows `ws` and the reference. */
export const runAgentSocket = async (options: KitOptions, deps: KitDeps): Promise<Outcome[]> => {
  let desk: Desk;
  try {
    desk = await openDesk(options, deps);
  } catch (error) {
    return notReached(deps, error);
  }
  try {
    const checks = [...openHttpChecks, ...deliveryChecks, ...agentSocketChecks];
    const outcomes = await runChecks(4, checks, desk, deps);
    await tidy(desk);
    return outcomes;
  } finally {
    desk.close();
  }
};
