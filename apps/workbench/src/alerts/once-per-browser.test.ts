import { expect, test } from 'vitest';
import { oncePerBrowser } from './once-per-browser.ts';

const never = () => () => {};
const turn = () => new Promise((resolve) => setImmediate(resolve));

// Node has the Web Locks of the browsers: two of these are two tabs.
const tabs = () => {
  const { locks } = navigator;
  return [oncePerBrowser(locks, never), oncePerBrowser(locks, never)] as const;
};

test('an alert sounds in one tab only, and not while a tab is being looked at', async () => {
  const [first, second] = tabs();
  const heard: string[] = [];
  void first.run('m1', () => heard.push('first'));
  void second.run('m1', () => heard.push('second'));
  await turn();
  expect(heard).toHaveLength(1);
  second.setVisible(true);
  await turn();
  void first.run('m2', () => heard.push('while visible'));
  await turn();
  expect(heard).toHaveLength(1);
  second.setVisible(false);
  await turn();
  void first.run('m3', () => heard.push('hidden again'));
  await turn();
  expect(heard.at(-1)).toBe('hidden again');
});

test('without locks each tab speaks for itself', async () => {
  const alone = oncePerBrowser(undefined, never);
  const heard: string[] = [];
  await alone.run('m1', () => heard.push('seen'));
  alone.setVisible(false);
  await alone.run('m2', () => heard.push('hidden'));
  expect(heard).toEqual(['hidden']);
});
