import { PhoneHost } from '../../harness/phone-host.ts';
import { microphone, near } from '../harness/tones.ts';
import { expect, test } from '../harness/sip-test.ts';

const patience = { timeout: 20_000 };

test('[P3] [P6] the SIP server is gone and comes back: 3, then 4 without anybody’s help, and calls again', async ({
  place,
  person,
  other,
}) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  await phone.forget();
  await place.stopKamailio();
  await phone.status(3);
  await expect(phone.phone.getByText('The phone line is down.')).toBeVisible();
  await place.startKamailio();
  await phone.status(4, 45_000);
  await phone.callOut({ callee: other.number });
  await other.rings();
  await other.answers();
  await phone.status(2);
  await expect.poll(async () => near(await phone.tone(), other.sends), patience).toBe(true);
  await expect.poll(async () => near(await other.hears(), microphone), patience).toBe(true);
});

test('[P6] the headers of a call come in at the agent’s host, and colleagues talk browser to browser', async ({
  place,
  person,
}) => {
  const ada = await PhoneHost.ready(await person(), place, 'ada');
  const bo = await PhoneHost.ready(await person(), place, 'bo');
  await ada.callOut({ callee: '1002', orderId: 'o-7', params: '{"a":"张"}' });
  expect(await bo.status(1)).toMatchObject({
    direction: 0,
    caller: '1001',
    callee: '1002',
    orderId: 'o-7',
    params: '{"a":"张"}',
  });
  await bo.button('Answer').click();
  await Promise.all([ada.status(2), bo.status(2)]);
  for (const phone of [ada, bo])
    await expect.poll(async () => near(await phone.tone(), microphone), patience).toBe(true);
  await bo.button('Hang up').click();
  expect(await ada.status(5)).toMatchObject({ hangupReason: 'hung up' });
});
