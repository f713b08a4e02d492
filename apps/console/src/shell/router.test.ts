import { expect, test } from 'vitest';
import { createRouter, type Place } from './router.ts';

const buildPlace = (first = '') => {
  let hash = first;
  let told = () => {};
  const history: string[] = [];
  const place: Place = {
    hash: () => hash,
    push: (next) => {
      hash = next;
      history.push(next);
    },
    replace: (next) => {
      hash = next;
    },
    listen: (listener) => {
      told = listener;
      return () => {};
    },
  };
  const byBrowser = (next: string) => {
    hash = next;
    told();
  };
  return { place, history, byBrowser, hash: () => hash };
};

test('the address leads to the section, and the section to the address', () => {
  const { place, history, byBrowser } = buildPlace('#/agents?x=1');
  const router = createRouter(place);
  expect(router.get()).toBe('agents');
  router.go('desk');
  expect([router.get(), history]).toEqual(['desk', ['#/desk']]);
  byBrowser('#/audit');
  expect(router.get()).toBe('audit');
});

test('with something unsaved the person is asked, and only a yes leads away', () => {
  const { place, byBrowser, hash } = buildPlace('#/desk');
  const router = createRouter(place);
  let answer = () => {};
  router.onAsk((leave) => (answer = leave));
  router.hold();
  router.go('agents');
  expect(router.get()).toBe('desk');
  byBrowser('#/audit');
  expect([router.get(), hash()]).toEqual(['desk', '#/desk']);
  answer();
  expect([router.get(), router.isHeld()]).toEqual(['audit', false]);
});

test('what was saved holds nobody', () => {
  const { place } = buildPlace('#/desk');
  const router = createRouter(place);
  router.onAsk(() => expect.fail('asked'));
  router.hold()();
  router.go('agents');
  expect(router.get()).toBe('agents');
});
