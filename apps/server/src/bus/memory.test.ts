import { pino } from 'pino';
import { busContract } from './contract.ts';
import { memoryBus } from './memory.ts';

busContract('memory', async () => {
  const bus = memoryBus(pino({ level: 'silent' }));
  return { buses: [bus], settle: async () => undefined, close: () => bus.close() };
});
