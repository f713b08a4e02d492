import { PhoneHost } from '../../harness/phone-host.ts';
import { meddle } from '../harness/agent-socket.ts';
import { deskAdmin, type DeskAdmin } from '../harness/desk-admin.ts';
import { expect, test } from '../harness/sip-test.ts';
import { refusing, startCarrier } from '../harness/sipp.ts';
import { telephoneNumber } from '../scenarios/telephone.ts';

type Denial = {
  code: number;
  why: string;
  callee?: string;
  caller?: string;
  before?: (admin: DeskAdmin) => Promise<void>;
};

const denials: readonly Denial[] = [
  { code: 811, why: 'the country is not on the list', callee: '5352345678' },
  { code: 812, why: 'there is no such number in any country', callee: '8521' },
  {
    code: 814,
    why: 'the number is on the blacklist',
    before: (admin) => admin.changePolicy({ blocked: [{ number: telephoneNumber, note: '' }] }),
  },
  { code: 816, why: 'the caller number is not the agent’s', caller: '12025550199' },
  { code: 810, why: 'the balance is used up', before: (admin) => admin.takeAllFunds() },
];

/** After one call that was let through. */
const limits: readonly { code: number; why: string; change: object }[] = [
  { code: 815, why: 'the number was called too often', change: { per_number_per_day: 1 } },
  { code: 817, why: 'the trial calls of the day are used up', change: { trial_per_day: 1 } },
];

test('[P4] [P6] the policy denies before anything rings, and each code comes through Kamailio to the host', async ({
  place,
  person,
}) => {
  const admin = await deskAdmin(place.world);
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  const carrier = await startCarrier(place, refusing('486 Busy Here'));
  for (const { code, why, callee = telephoneNumber, caller = '', before } of denials) {
    await test.step(`${code}: ${why}`, async () => {
      await before?.(admin);
      await phone.forget();
      await phone.callOut({ callee, caller });
      expect(await phone.status(5)).toMatchObject({ hangupCode: code, callee });
      await expect(phone.phone.getByRole('alert')).not.toBeEmpty();
      if (code === 814) await admin.changePolicy({ blocked: [] });
      const [record] = await admin.calls();
      expect(record).toMatchObject({ result: 'denied', hangup_code: code });
    });
  }
  await expect(carrier.invite(500)).rejects.toThrow('was not called');
  await carrier.stop();
});

for (const { code, why, change } of limits)
  test(`[P4] ${code}: ${why}`, async ({ place, person }) => {
    const admin = await deskAdmin(place.world);
    await admin.changePolicy(change);
    const phone = await PhoneHost.ready(await person(), place, 'ada');
    const carrier = await startCarrier(place, refusing('486 Busy Here'));
    await phone.callOut({ callee: telephoneNumber });
    expect(await phone.status(5)).toMatchObject({ hangupReason: 'busy' });
    await carrier.stop();
    await expect.poll(async () => (await admin.calls())[0]?.result).toBe('busy');
    await phone.forget();
    await phone.callOut({ callee: telephoneNumber });
    expect(await phone.status(5)).toMatchObject({ hangupCode: code });
  });

test('[P4] 813: the agent was disabled, and its page does not know yet', async ({ place, person }) => {
  const admin = await deskAdmin(place.world);
  const page = await person();
  const link = { up: true };
  await meddle(
    page,
    place.world.desk,
    (frame) => (link.up ? frame : null),
    () => link.up,
  );
  const phone = await PhoneHost.ready(page, place, 'bo');
  link.up = false;
  await admin.disable('bo');
  await phone.callOut({ callee: telephoneNumber });
  expect(await phone.status(5)).toMatchObject({ hangupCode: 813 });
  expect((await admin.calls())[0]).toMatchObject({ result: 'denied', hangup_code: 813 });
  await expect(phone.phone.getByLabel('Password')).toHaveCount(0);
});

test('[P4] 801: the policy cannot be asked, so nobody is called', async ({ place, person }) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  const carrier = await startCarrier(place, refusing('486 Busy Here'));
  place.world.freeze();
  await phone.callOut({ callee: telephoneNumber });
  expect(await phone.status(5)).toMatchObject({ hangupCode: 801 });
  await expect(carrier.invite(500)).rejects.toThrow('was not called');
  place.world.thaw();
  await carrier.stop();
});
