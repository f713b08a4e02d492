import { expect, test } from 'vitest';
import { missingTelephony } from './sip.mjs';

const names = (env, exists) => missingTelephony(env, exists).map(({ program }) => program);

test('what is in PATH, or where daemons lie, is not missing', () => {
  expect(names({}, () => false)).toEqual(['kamailio', 'rtpengine', 'sipp', 'baresip', 'turnserver']);
  const there = new Set(['/usr/sbin/kamailio', '/a/sipp']);
  expect(names({ PATH: '/a:/b' }, (place) => there.has(place))).toEqual([
    'rtpengine',
    'baresip',
    'turnserver',
  ]);
});
