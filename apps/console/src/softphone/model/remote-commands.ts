import type { AgentConnection } from '@inlay/client/agent-connection.ts';
import type { Clock } from '@inlay/client/clock.ts';
import { RequestRefused } from '@inlay/client/refused.ts';
import type { CommandResultPush } from '@inlay/protocol/agent-socket/command_result_push.ts';
import type { PhoneCommandPush } from '@inlay/protocol/agent-socket/phone_command_push.ts';

export type Command = Pick<
  PhoneCommandPush,
  'command' | 'digits' | 'callee' | 'caller' | 'orderId' | 'params'
>;
/** Null: done. Else why not. */
export type Outcome = string | null;

export type RemoteCommands = {
  /** To the tab that has the phone (P7). */
  send(command: Command): Promise<Outcome>;
  onResult(result: CommandResultPush): void;
};

/** Longer than a tab in the background sleeps, shorter than a person waits. */
const patienceMs = 4_000;
/** Results that came before the reply which names them. */
const mostEarly = 20;

export const createRemoteCommands = (
  connection: Pick<AgentConnection, 'ask'>,
  clock: Clock,
): RemoteCommands => {
  const waiting = new Map<string, (outcome: Outcome) => void>();
  const early = new Map<string, Outcome>();
  const wait = (id: string): Promise<Outcome> =>
    new Promise((resolve) => {
      const done = (outcome: Outcome): void => {
        cancel();
        waiting.delete(id);
        early.delete(id);
        resolve(outcome);
      };
      const cancel = clock.after(patienceMs, () => done('noHolder'));
      waiting.set(id, done);
      if (early.has(id)) done(early.get(id) ?? null);
    });
  return {
    send: async (command) => {
      try {
        const { data } = await connection.ask('phone_command', command);
        return await wait(data.command_id);
      } catch (error) {
        return error instanceof RequestRefused && error.code === 404 ? 'noHolder' : 'failed';
      }
    },
    onResult: ({ command_id: id, ok, reason }) => {
      const outcome = ok ? null : (reason ?? 'failed');
      const done = waiting.get(id);
      if (done) return done(outcome);
      early.set(id, outcome);
      if (early.size > mostEarly) early.delete(early.keys().next().value ?? id);
    },
  };
};
