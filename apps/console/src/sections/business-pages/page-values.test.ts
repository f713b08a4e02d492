import { expect, test } from 'vitest';
import { bodyOf, newPageValues, valuesOf } from './page-values.ts';

test('[S1] a page goes through the form unchanged', () => {
  const row = {
    id: 7,
    origin: 'https://a.example',
    version: 2,
    ...bodyOf({ ...newPageValues, name: 'A', url: 'https://a.example/', who: 'some', workgroups: ['3'] }),
  };
  const { id, origin, version, ...body } = row;
  expect([id, origin, version]).toEqual([7, 'https://a.example', 2]);
  expect(bodyOf(valuesOf(row))).toEqual(body);
});

test('[S1] for everybody means both lists empty', () => {
  expect(bodyOf({ ...newPageValues, agents: ['1'], workgroups: ['2'] })).toMatchObject({
    agent_ids: [],
    workgroup_ids: [],
  });
});
