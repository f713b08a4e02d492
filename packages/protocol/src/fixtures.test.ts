import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TSchema } from 'typebox';
import { describe, expect, test } from 'vitest';
import { agentMethods } from './agent-socket/methods.ts';
import { agentPushes } from './agent-socket/pushes.ts';
import { allSchemas } from './all-schemas.ts';
import { compile } from './compile.ts';
import { deskCommands } from './desk-frame/commands.ts';
import { deskEvents } from './desk-frame/events.ts';
import { phoneCommands, phoneEvents } from './phone-frame/messages.ts';
import { staffCallbacks, staffCalls } from './staff-sdk/messages.ts';

// One fixture for each documented message: its documented fields with values of our own, and apart from them the fields
// that Inlay adds to it. Together they must parse.

type Fixture = { schema: string; title: string; documented: unknown; added: Record<string, unknown> };

const root = fileURLToPath(new URL('../fixtures/', import.meta.url));
const fixtures = globSync('**/*.json', { cwd: root }).map((path) => ({
  name: `${basename(dirname(path))}/${basename(path, '.json')}`,
  ...(JSON.parse(readFileSync(root + path, 'utf8')) as Fixture),
}));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Adds fields, never replaces one: an addition is additive. */
const add = (documented: unknown, added: unknown): unknown => {
  if (Array.isArray(documented) && Array.isArray(added))
    return documented.map((item, n) => add(item, added[n]));
  if (!isObject(documented) || !isObject(added)) {
    expect(documented, 'an addition replaces a documented value').toBeUndefined();
    return added;
  }
  const whole = { ...documented };
  for (const [key, value] of Object.entries(added))
    whole[key] = key in documented ? add(documented[key], value) : value;
  return whole;
};

const wholeOf = (fixture: Fixture): unknown =>
  isObject(fixture.added) && Object.keys(fixture.added).length > 0
    ? add(fixture.documented, fixture.added)
    : fixture.documented;

const schemaOf = (name: string): TSchema => {
  const schema = allSchemas.get(name);
  if (!schema) throw new Error(`no schema is called ${name}`);
  return schema;
};

describe.each(fixtures)('$title $name', (fixture) => {
  const checker = compile(schemaOf(fixture.schema));

  test(`${fixture.title} ${fixture.name} parses`, () => {
    expect(checker.firstError(wholeOf(fixture))).toBeNull();
  });

  test(`${fixture.title} ${fixture.name} is refused without a required field, and with a field of another type`, () => {
    const whole = wholeOf(fixture);
    expect(checker.check(isObject(whole) ? 7 : { not: 'it' })).toBe(false);
    const { required = [] } = schemaOf(fixture.schema) as { required?: string[] };
    for (const field of required) {
      const { [field]: was, ...rest } = whole as Record<string, unknown>;
      expect(checker.check(rest), `without ${field}`).toBe(false);
      const wrong = isObject(was) ? 7 : { wrong: true };
      expect(checker.check({ ...rest, [field]: wrong }), `${field} of another type`).toBe(false);
    }
  });
});

test('every documented method, push, event, command and call has a fixture', () => {
  const covered = new Set(fixtures.map(({ schema }) => schema));
  const documented = <T extends { extension: boolean }>(table: Readonly<Record<string, T>>) =>
    Object.entries(table).flatMap(([name, { extension }]) => (extension ? [] : [name]));
  const wanted = [
    // The reference shows no reply to logout.
    ...documented(agentMethods).flatMap((name) =>
      name === 'logout'
        ? ['agent-socket/logout.request']
        : [`agent-socket/${name}.request`, `agent-socket/${name}.reply`],
    ),
    ...documented(agentPushes).map((name) => `agent-socket/${name}`),
    ...[...documented(deskEvents), ...documented(deskCommands)].map((name) => `desk-frame/${name}`),
    ...[...Object.keys(phoneCommands), ...Object.keys(phoneEvents)].map((name) => `phone-frame/${name}`),
    ...[...Object.keys(staffCalls), ...Object.keys(staffCallbacks)].map((name) => `staff-sdk/${name}`),
    ...[...allSchemas.keys()].filter((name) => /^open-http\/(send_to|list|info|is_online)/.test(name)),
  ];
  expect(wanted.filter((name) => !covered.has(name))).toEqual([]);
});
