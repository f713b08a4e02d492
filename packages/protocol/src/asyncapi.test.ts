import { expect, test } from 'vitest';
import { agentMethods } from './agent-socket/methods.ts';
import { agentPushes } from './agent-socket/pushes.ts';
import { asyncApi } from './asyncapi.ts';
import { visitorMethods, visitorPushes } from './visitor-socket/methods.ts';

const document = asyncApi((file) => `says ${file}`);

const at = (reference: string): unknown => {
  let found: unknown = document;
  for (const key of reference.replace('#/', '').split('/'))
    found = (found as Record<string, unknown> | undefined)?.[key];
  return found;
};

const references = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { $ref } = value as { $ref?: unknown };
  return [...(typeof $ref === 'string' ? [$ref] : []), ...Object.values(value).flatMap(references)];
};

// What the AsyncAPI 3.0 JSON schema asks of a document, as far as this one uses it.
test('[A15] the document has the form of AsyncAPI 3', () => {
  expect(document.asyncapi).toMatch(/^3\.\d+\.\d+$/);
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  const keys = [document.channels, document.operations, document.components.messages].flatMap(Object.keys);
  for (const key of keys) expect(key).toMatch(/^[\w\d.\-_]+$/);
  for (const channel of Object.values(document.channels)) {
    expect(channel.address).toMatch(/^\//);
    for (const message of Object.values(channel.messages)) expect(Object.keys(message)).toEqual(['$ref']);
  }
  for (const [name, operation] of Object.entries(document.operations)) {
    expect(['send', 'receive']).toContain(operation.action);
    // Messages of an operation are those of its own channel.
    const own = `${operation.channel.$ref}/messages/`;
    for (const { $ref } of [...operation.messages, ...(operation.reply?.messages ?? [])])
      expect($ref.startsWith(own), `${name}: ${$ref}`).toBe(true);
  }
});

test('[A15] every reference leads somewhere, and messages are objects with a payload', () => {
  for (const reference of references(document)) expect(at(reference), `at ${reference}`).toBeDefined();
  for (const [name, message] of Object.entries(document.components.messages))
    expect(message, `message ${name}`).toMatchObject({
      name: expect.any(String),
      payload: expect.any(Object),
    });
});

test('[A15] every method and push of both sockets is in it, additions marked', () => {
  const operations = Object.keys(document.operations);
  const wanted = [
    ...Object.keys({ ...agentMethods, ...agentPushes, heads: 0 }).map((name) => `agent.${name}`),
    ...Object.keys({ ...visitorMethods, ...visitorPushes }).map((name) => `visitor.${name}`),
  ];
  expect(wanted.filter((name) => !operations.includes(name))).toEqual([]);
  expect(document.components.messages['agent.sync.request']?.['x-inlay-addition']).toBe(true);
  expect(document.components.messages['agent.connect.request']?.['x-inlay-addition']).toBeUndefined();
  expect(document.operations['agent.connect']?.summary).toBe('says agent-socket/connect');
});
