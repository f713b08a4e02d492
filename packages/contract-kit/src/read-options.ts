import { parseArgs } from 'node:util';
import { findChromium } from './browser/find-chromium.ts';
import { parseFaults } from './faults/switches.ts';
import type { KitOptions } from './options.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The demo desk's public values. */
const demo = {
  bid: '1',
  'agent-email': 'ada@demo.inlay',
  'agent-password': 'inlay-demo',
  'colleague-email': 'bo@demo.inlay',
  'colleague-password': 'inlay-demo',
  'api-key': 'inlay-demo-key',
  'sso-secret': 'inlay-demo-sso-secret-inlay-demo-sso-secret-0001',
  'host-origin': 'http://127.0.0.1:7273',
  'seatless-email': 'diaz@demo.inlay',
  'seatless-password': 'inlay-demo',
  callee: '8820',
  'page-url': 'http://127.0.0.1:7273/orders',
  'page-name': 'Orders',
  'page-token': 'inlay-demo-page-token',
} as const;
type Name = keyof typeof demo;

const options = {
  ...(Object.fromEntries(Object.keys(demo).map((name) => [name, { type: 'string' }])) as Record<
    Name,
    { type: 'string' }
  >),
  interface: { type: 'string', multiple: true },
  fault: { type: 'string', multiple: true },
  seed: { type: 'string' },
  random: { type: 'string' },
  browser: { type: 'string' },
  listen: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type Wish = { kit: KitOptions; json: boolean; listen: number | null };

/** What was typed cannot be used; the message says why. */
export class Unusable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Unusable';
  }
}

const whole = (name: string, text: string, most: number): number => {
  const given = Number(text);
  if (/^\d+$/.test(text) && given <= most) return given;
  throw new Unusable(`--${name} ${text}: a whole number up to ${most}`);
};

const originOf = (name: string, text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new Unusable(`${name} ${text}: an address such as https://desk.example.com`);
};

/** An empty text says: there is none. */
const optional = <T>(text: string, make: (text: string) => T): T | null => (text === '' ? null : make(text));

const interfacesOf = (given: readonly string[]): KitOptions['interfaces'] =>
  given
    .flatMap((text) => text.split(','))
    .map((text) => {
      if (text === '1' || text === '2' || text === '3' || text === '4') return Number(text) as 1 | 2 | 3 | 4;
      throw new Unusable(`--interface ${text}: 1, 2, 3 or 4`);
    });

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : 'the options cannot be read');
  }
};

const faultsOf = (given: readonly string[]) => {
  try {
    return given.includes('none') ? parseFaults([]) : parseFaults(given);
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : 'the faults cannot be read');
  }
};

/** Options win over the environment (`INLAY_KIT_API_KEY`), the environment over the demo's values. */
export const readOptions = (args: readonly string[], env: Env): Wish | 'help' => {
  const { values, positionals } = parsed(args);
  const [url, ...more] = positionals;
  if (values.help) return 'help';
  if (url === undefined || more.length > 0)
    throw new Unusable('name one address: contract-kit http://127.0.0.1:7272');
  const value = (name: Name): string =>
    values[name] ?? env[`INLAY_KIT_${name.toUpperCase().replaceAll('-', '_')}`] ?? demo[name];
  return {
    json: values.json ?? false,
    listen: values.listen === undefined ? null : whole('listen', values.listen, 65_535),
    kit: {
      url: originOf('address', url),
      bid: whole('bid', value('bid'), 1e15),
      agents: [
        { email: value('agent-email'), password: value('agent-password') },
        { email: value('colleague-email'), password: value('colleague-password') },
      ],
      apiKey: value('api-key'),
      ssoSecret: value('sso-secret'),
      hostOrigin: originOf('--host-origin', value('host-origin')),
      page: { url: value('page-url'), name: value('page-name'), token: value('page-token') },
      phone: {
        seatless: optional(value('seatless-email'), (email) => ({
          email,
          password: value('seatless-password'),
        })),
        callee: optional(value('callee'), (callee) => callee),
      },
      faults: values.fault ? faultsOf(values.fault) : null,
      seed: whole('seed', values.seed ?? '1', 2 ** 31 - 1),
      browser: values.browser ?? findChromium(env),
      interfaces: values.interface ? interfacesOf(values.interface) : [4, 1, 2, 3],
      randomMessages: whole('random', values.random ?? '50000', 10_000_000),
    },
  };
};
