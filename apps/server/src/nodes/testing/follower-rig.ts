import type { NodeLine, Topic } from '../../bus/node-line.ts';
import { memoryBus } from '../../bus/memory.ts';
import type { BusEvent, Origin } from '../../bus/port.ts';
import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { pino } from 'pino';
import { Follower } from '../follower.ts';
import { SharedLog } from './shared-log.ts';

type Hint = (body: unknown, fromNode: string) => void;

/** A line that the test delivers by hand. */
const handLine = (nodeId: string) => {
  const said: unknown[] = [];
  let hear: Hint = () => undefined;
  let back = (): void => undefined;
  const line: Pick<NodeLine, 'send' | 'on' | 'onBack'> = {
    send: (topic: Topic, body: unknown) => {
      if (topic === 'hint') said.push(structuredClone(body));
    },
    on: (_topic, listener) => {
      hear = listener;
      return () => undefined;
    },
    onBack: (listener) => {
      back = listener;
      return () => undefined;
    },
  };
  return { line, said, hear: (body: unknown) => hear(body, `not-${nodeId}`), back: () => back() };
};

/** Everything that is under way settles; the clock stands still. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

export const startRig = async (nodeCount = 2, pollMs = 500) => {
  const clock = new ManualClock();
  const log = new SharedLog(clock.now);
  const logLines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line) => void logLines.push(line) });
  const node = async (name: string) => {
    const bus = memoryBus(logger);
    const told: { event: BusEvent; origin: Origin }[] = [];
    bus.subscribe((event, origin) => told.push({ event, origin }));
    const { line, said, hear, back } = handLine(name);
    const state = { cares: true, lost: 0 };
    const follower = new Follower({
      changes: log,
      reads: log.messages,
      bus,
      line,
      clock,
      log: logger,
      cares: () => state.cares,
      onLost: () => (state.lost += 1),
      pollMs,
    });
    await follower.start();
    return {
      told,
      said,
      hear,
      back,
      state,
      follower,
      commit: (counts: Readonly<Record<number, number>>, more: Parameters<SharedLog['commit']>[1] = []) => {
        const { id, events } = log.commit(counts, more);
        follower.committed(events, id);
      },
      /** What was told of a thread, in order. */
      seqs: (threadId: number): number[] =>
        told.flatMap(({ event }) =>
          event.type === 'messages' && event.thread.id === threadId
            ? event.messages.map(({ seq }) => seq)
            : [],
        ),
      types: (): string[] => told.map(({ event }) => event.type),
    };
  };
  const nodes: Awaited<ReturnType<typeof node>>[] = [];
  for (let at = 0; at < nodeCount; at += 1) nodes.push(await node(`node-${at}`));
  const [a, b] = nodes;
  if (!a || !b) throw new Error('two nodes at least are wanted');
  return {
    a,
    b,
    nodes,
    clock,
    log,
    logLines,
    close: async () => {
      for (const { follower } of nodes) await follower.close();
    },
  };
};
