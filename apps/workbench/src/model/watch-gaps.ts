import type { AgentClient } from '@inlay/client/agent-client.ts';
import type { Clock } from '@inlay/client/clock.ts';
import type { DeskState } from './desk-state.ts';
import { selectHeads, selectIsBehind } from './selectors.ts';
import type { Store } from './store.ts';

type Deps = {
  store: Store<DeskState>;
  client: Pick<AgentClient, 'resync'>;
  clock: Clock;
  onTrouble: (error: unknown) => void;
};

/** Pushes may overtake one another for a moment; a gap that stays is a lost push. */
const patienceMs = 300;

/** D3: asks for what is missing of the agent's own threads. Returns the stop. */
export const watchGaps = ({ store, client, clock, onTrouble }: Deps): (() => void) => {
  let cancel: (() => void) | null = null;
  let askedFor = '';
  const look = () => {
    cancel = null;
    const heads = JSON.stringify(selectHeads(store.get()));
    // A server that does not fill the gap is not asked again until something has changed.
    if (!selectIsBehind(store.get()) || heads === askedFor) return;
    askedFor = heads;
    client.resync().catch((error: unknown) => {
      askedFor = '';
      onTrouble(error);
    });
  };
  const unsubscribe = store.subscribe(() => {
    const { link } = store.get();
    if (cancel === null && link.name === 'online' && selectIsBehind(store.get()))
      cancel = clock.after(patienceMs, look);
  });
  return () => {
    unsubscribe();
    cancel?.();
  };
};
