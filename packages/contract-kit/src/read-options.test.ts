import { expect, test } from 'vitest';
import { readOptions, Unusable } from './read-options.ts';

const read = (args: readonly string[], env: Record<string, string> = {}) => {
  const wish = readOptions(args, env);
  if (wish === 'help') throw new Error('it wants help');
  return wish;
};

test('an address alone checks the demo desk, everything of it', () => {
  const { kit, json, listen } = read(['http://127.0.0.1:7272/desktop']);
  expect(kit).toMatchObject({
    url: 'http://127.0.0.1:7272',
    bid: 1,
    apiKey: 'inlay-demo-key',
    faults: null,
    browser: null,
    interfaces: [4, 1, 2, 3],
  });
  expect({ json, listen }).toEqual({ json: false, listen: null });
});

test('options win over the environment, the environment over the demo', () => {
  const env = { INLAY_KIT_API_KEY: 'from the environment', INLAY_KIT_BID: '7' };
  const { kit } = read(['https://desk.example', '--bid', '8', '--fault', 'drop=0.1', '--seed', '7'], env);
  expect(kit).toMatchObject({ apiKey: 'from the environment', bid: 8, seed: 7, faults: { drop: 0.1 } });
  expect(read(['https://desk.example', '--fault', 'none']).kit.faults).toMatchObject({ drop: 0 });
  expect(read(['https://desk.example', '--interface', '1,4']).kit.interfaces).toEqual([1, 4]);
});

test('what cannot be used is named', () => {
  const wrong: [string[], string][] = [
    [[], 'name one address'],
    [['a', 'b'], 'name one address'],
    [['javascript:1'], 'address javascript:1'],
    [['http://x', '--bid', 'one'], '--bid one'],
    [['http://x', '--interface', '5'], '--interface 5'],
    [['http://x', '--fault', 'fire'], '--fault fire'],
    [['http://x', '--nonsense'], 'nonsense'],
  ];
  for (const [args, said] of wrong) {
    expect(() => readOptions(args, {}), `with ${args.join(' ')}`).toThrow(Unusable);
    expect(() => readOptions(args, {}), `with ${args.join(' ')}`).toThrow(said);
  }
  expect(readOptions(['--help'], {})).toBe('help');
});
