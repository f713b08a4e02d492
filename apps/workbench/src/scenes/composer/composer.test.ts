import { expect, test } from 'vitest';
import { insertAt } from './insert-at.ts';
import { isSendKey } from './send-key.ts';

const enter = {
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  composing: false,
};

test('Enter sends or starts a line, as the agent prefers', () => {
  expect(isSendKey(enter, 'enter')).toBe(true);
  expect(isSendKey({ ...enter, shiftKey: true }, 'enter')).toBe(false);
  expect(isSendKey(enter, 'modEnter')).toBe(false);
  expect(isSendKey({ ...enter, ctrlKey: true }, 'modEnter')).toBe(true);
  expect(isSendKey({ ...enter, metaKey: true }, 'modEnter')).toBe(true);
  expect(isSendKey({ ...enter, key: 'a' }, 'enter')).toBe(false);
});

test('Enter that picks a word of an input method never sends', () => {
  expect(isSendKey({ ...enter, composing: true }, 'enter')).toBe(false);
  expect(isSendKey({ ...enter, composing: true, ctrlKey: true }, 'modEnter')).toBe(false);
});

test('an emoji goes where the caret is, and replaces what is selected', () => {
  expect(insertAt('abcd', '!', { selectionStart: 1, selectionEnd: 3 })).toEqual({ value: 'a!d', caret: 2 });
  expect(insertAt('abcd', '!', null)).toEqual({ value: 'abcd!', caret: 5 });
  expect(insertAt('', '!', { selectionStart: 9, selectionEnd: 9 })).toEqual({ value: '!', caret: 1 });
});
