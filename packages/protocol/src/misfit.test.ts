import { expect, test } from 'vitest';
import Type, { type TSchema } from 'typebox';
import { sendToUserRequest } from './agent-socket/send_to_user.ts';
import { setCustomerStatusRequest } from './agent-socket/set_customer_status.ts';
import { updateVisitorRequest } from './agent-socket/update_visitor.ts';
import { compile } from './compile.ts';
import { numericId } from './ids.ts';

const found = (schema: TSchema, value: unknown) => {
  const { path, kind, wanted } = compile(schema).firstError(value) ?? {};
  return [path, kind, wanted];
};
const sent = (...message: unknown[]) =>
  found(sendToUserRequest, { method: 'send_to_user', userid: 'v', message });
const statusSet = (fields: object) =>
  found(setCustomerStatusRequest, { method: 'set_customer_status', ...fields });

test('[A5] of the kinds of a part the one that it says it is is looked into', () => {
  const text = { type: 'text', value: { text: 'hello' } };
  const voice = { type: 'voice', value: { url: '/a.mp3', duration: '3' } };
  expect(sent(text, voice)).toEqual(['message.1.value.duration', 'type', 'number']);
  expect(sent({ type: 'picture', value: {} })).toEqual(['message.0.value.url', 'missing', '']);
  expect(sent({ type: 'file', value: { url: '/a', name: '' } })).toEqual([
    'message.0.value.name',
    'too_short',
    '1',
  ]);
  expect(sent({ type: 'card', value: { event_id: 'e', title: 'x', visibility: 9 } })[0]).toBe(
    'message.0.value.visibility',
  );
  expect(sent({ type: 'smell', value: {} })).toEqual([
    'message.0.type',
    'choice',
    'text, picture, video, voice, file, card',
  ]);
  expect(sent({ value: { url: '/a' } })).toEqual(['message.0.type', 'missing', '']);
  expect(sent({ typ: 'picture' })).toEqual(['message.0.type', 'missing', '']);
  expect(sent('hello')).toEqual(['message.0', 'type', 'object']);
});

test('[A5] a field that is missing is named by its own path, one that is wrong with what is wanted', () => {
  expect(statusSet({})).toEqual(['status', 'missing', '']);
  expect(statusSet({ status: 9 })).toEqual(['status', 'choice', '0, 1, 2, 3']);
  expect(statusSet({ status: {} })).toEqual(['status', 'choice', '0, 1, 2, 3']);
  expect(statusSet({ status: 3, reason: 5 })[1]).toBe('choice');
  expect(sent()).toEqual(['message', 'too_short', '1']);
  expect(sent(...Array.from({ length: 21 }, () => ({ type: 'text', value: { text: 'x' } })))).toEqual([
    'message',
    'too_long',
    '20',
  ]);
  expect(found(sendToUserRequest, { method: 'send_to_user', userid: 5 })).toEqual([
    'userid',
    'type',
    'string',
  ]);
  const withAge = (age: unknown) =>
    found(updateVisitorRequest, { method: 'update_visitor', userid: 'v', age });
  expect(withAge(200)).toEqual(['age', 'range', '<= 150']);
  expect(withAge('old')).toEqual(['age', 'type', 'integer, null']);
});

test('[A5] a number that may be a string: neither, or the wrong one', () => {
  expect(found(Type.Object({ id: numericId }), { id: true })).toEqual(['id', 'type', 'integer, string']);
  expect(found(Type.Object({ id: numericId }), { id: 'x' })).toEqual(['id', 'form', '']);
  expect(found(Type.Object({ id: numericId }), { id: -1 })).toEqual(['id', 'range', '>= 0']);
});
