import { createHmac } from 'node:crypto';
import { PhoneHost } from '../../harness/phone-host.ts';
import { meddle } from '../harness/agent-socket.ts';
import { common } from '../harness/sip-place.ts';
import { expect, test } from '../harness/sip-test.ts';

type Account = { username: string; password: string };
type Frame = Record<string, unknown>;

const signed = (username: string): Account => ({
  username,
  password: createHmac('sha1', common.sipSecret).update(username).digest('base64'),
});

const accountIn = (frame: Frame): Account | null => {
  if (frame['method'] !== 'get_phone') return null;
  return (frame['data'] as { sip?: Account | null } | undefined)?.sip ?? null;
};

/** The phone gets this the first `times` it asks, and afterwards what the server has minted. */
const first = (times: number, bad: (good: Account) => Account) => {
  const given: Account[] = [];
  return {
    given,
    change: (frame: Frame): Frame => {
      const good = accountIn(frame);
      if (!good) return frame;
      given.push(given.length < times ? bad(good) : good);
      return { ...frame, data: { ...(frame['data'] as object), sip: { ...good, ...given.at(-1) } } };
    },
  };
};

const secondsAgo = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds;

const badOnes = [
  { what: 'wrong', bad: (good: Account) => ({ ...good, password: 'bm90IHRoZSByaWdodCBvbmU=' }) },
  { what: 'expired', bad: () => signed(`${secondsAgo(60)}:1001`) },
  { what: 'another agent’s', bad: () => signed(`${secondsAgo(-600)}:1002`) },
];

for (const { what, bad } of badOnes)
  test(`[P6] a credential that is ${what} is refused by Kamailio; the phone asks for a new one, and registers`, async ({
    place,
    person,
  }) => {
    const page = await person();
    const { given, change } = first(1, bad);
    await meddle(page, place.world.desk, change);
    await PhoneHost.ready(page, place, 'ada');
    expect(given).toHaveLength(2);
    expect(given[1]).not.toEqual(given[0]);
  });

test('[P6] credentials that stay wrong: the line has refused the phone, said so, and nobody calls', async ({
  place,
  person,
}) => {
  const page = await person();
  const { change } = first(Infinity, (good) => ({ ...good, password: 'bm90IHRoZSByaWdodCBvbmU=' }));
  await meddle(page, place.world.desk, change);
  const init = {
    type: 'init',
    content: { email: 'ada@demo.inlay', password: 'inlay-demo', lang: 'en-US', loginMethod: 0 },
  };
  const phone = await PhoneHost.open(page, place, init);
  await expect(phone.phone.getByText('The line refused this phone.')).toBeVisible();
  expect(await phone.codes()).not.toContain(4);
});
