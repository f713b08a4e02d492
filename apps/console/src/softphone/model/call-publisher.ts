import type { AgentConnection } from '@inlay/client/agent-connection.ts';
import { isTransient, RequestRefused } from '@inlay/client/refused.ts';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';

export type CallPublisher = {
  /** Says it if it is news. */
  publish(fencing: number, call: PhoneCall | null): void;
  /** The server may have forgotten: everything is news again. */
  again(): void;
};

/** P7: tells the other tabs what this one's phone does. The newest state is what counts, older ones may be lost. */
export const createCallPublisher = (
  connection: Pick<AgentConnection, 'ask'>,
  onTrouble: (error: unknown) => void,
): CallPublisher => {
  let last = '';
  return {
    publish: (fencing, call) => {
      const text = JSON.stringify([fencing, call]);
      if (text === last) return;
      last = text;
      connection.ask('publish_call_state', { fencing, call }).catch((error: unknown) => {
        // Lost: said again after the next login. 409: another tab has the phone, and says what is true.
        if (isTransient(error)) last = '';
        else if (!(error instanceof RequestRefused && error.code === 409)) onTrouble(error);
      });
    },
    again: () => (last = ''),
  };
};
