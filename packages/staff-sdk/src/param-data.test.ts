import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { paramData } from './param-data.ts';

const at = (search: string, hash = '') => [{ search, hash }];

/** S2: `k=v&k=v`, encoded as one value. */
const encode = (fields: Record<string, string>): string =>
  encodeURIComponent(
    Object.entries(fields)
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&'),
  );

test('[S2] whole parameters and their parts', () => {
  const address = at(
    `?visitorData=${encode({ visitorId: 'wx-7', name: '李梅' })}&metaData=enc&timestamp=1767603600`,
  );
  expect(paramData(address, 'visitorData', 'visitorId')).toBe('wx-7');
  expect(paramData(address, 'visitorData', 'name')).toBe('李梅');
  expect(paramData(address, 'metaData')).toBe('enc');
  expect(paramData(address, 'timestamp')).toBe('1767603600');
  expect(paramData(at('?visitorData=visitorId%3D7%26a%3Db'), 'visitorData')).toBe('visitorId=7&a=b');
});

test('[S2] values encoded once, twice, or badly', () => {
  expect(paramData(at('?visitorData=name%3D%E6%9D%8E'), 'visitorData', 'name')).toBe('李');
  expect(paramData(at('?visitorData=name%3D李'), 'visitorData', 'name')).toBe('李');
  expect(paramData(at('?crmData=off%3D100%25'), 'crmData', 'off')).toBe('100%');
  expect(paramData(at('?crmData=off%3D100%2525'), 'crmData', 'off')).toBe('100%');
  expect(paramData(at('?myData=%E6%9D'), 'myData')).toBe('%E6%9D');
  expect(paramData(at('?myData=%'), 'myData')).toBe('%');
});

test('[S2] a plus is a space outside and itself inside', () => {
  expect(paramData(at('?myData=a+b'), 'myData')).toBe('a b');
  expect(paramData(at(`?crmData=${encode({ phone: '+86 5550001' })}`), 'crmData', 'phone')).toBe(
    '+86 5550001',
  );
});

test('[S2] what is missing is an empty text', () => {
  for (const [search, name, sub] of [
    ['', 'visitorData', 'visitorId'],
    ['?', 'visitorData', undefined],
    ['?visitorData', 'visitorData', 'visitorId'],
    ['?visitorData=', 'visitorData', undefined],
    ['?visitorData=a%3Db', 'visitorData', 'visitorId'],
    ['?a=1', '__proto__', 'toString'],
    ['?visitorData=a', 'visitorData', '__proto__'],
    ['?=x', '', undefined],
  ] as const)
    expect(paramData(at(search), name, sub), `${search} ${name} ${sub}`).toBe('');
});

test('[S2] single-page applications: behind #, and after the address has changed', () => {
  expect(paramData(at('', '#/orders?metaData=m'), 'metaData')).toBe('m');
  const changed = { search: '', hash: '#/orders/7' };
  expect(paramData([changed, { search: '?metaData=m', hash: '' }], 'metaData')).toBe('m');
});

test('[S2] whatever was encoded by the rule comes back', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(
      fc.dictionary(
        text.filter((name) => name !== ''),
        text,
      ),
      (fields) => {
        const address = at(`?x=1&visitorData=${encode(fields)}&visitorData=second`);
        for (const [name, value] of Object.entries(fields))
          expect(paramData(address, 'visitorData', name)).toBe(value);
      },
    ),
    { numRuns: 1000, seed: 2 },
  );
});

test('[S2] any address: a text, never a throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (search, name, sub) => {
      expect(typeof paramData(at(`?${search}`, `#${search}`), name, sub)).toBe('string');
    }),
    { numRuns: 2000, seed: 4 },
  );
});
