import { PhoneHost } from '../../harness/phone-host.ts';
import { deskAdmin } from '../harness/desk-admin.ts';
import { expect, test } from '../harness/sip-test.ts';
import { refusing, ringing, silent, startCarrier } from '../harness/sipp.ts';
import { telephoneNumber } from '../scenarios/telephone.ts';

type Refusal = {
  says: string;
  lines?: string[];
  ended: { hangupCode?: number; hangupReason?: string };
  result: string;
};

const refusals: readonly Refusal[] = [
  { says: '404 Not Found', ended: { hangupCode: 812 }, result: 'failed' },
  { says: '484 Address Incomplete', ended: { hangupCode: 812 }, result: 'failed' },
  { says: '480 Temporarily Unavailable', ended: { hangupReason: 'no answer' }, result: 'no-answer' },
  { says: '486 Busy Here', ended: { hangupReason: 'busy' }, result: 'busy' },
  { says: '603 Decline', ended: { hangupReason: 'declined' }, result: 'declined' },
  { says: '500 Server Error', ended: { hangupCode: 801 }, result: 'failed' },
  { says: '503 Service Unavailable', ended: { hangupCode: 801 }, result: 'failed' },
  { says: '403 Forbidden', lines: ['X-Hangup-Code: 819'], ended: { hangupCode: 819 }, result: 'failed' },
];

test('[P4] [P7a] [P8] what the carrier says: busy and declined are no faults, the others have their codes', async ({
  place,
  person,
}) => {
  const admin = await deskAdmin(place.world);
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  for (const { says, lines, ended, result } of refusals)
    await test.step(says, async () => {
      const carrier = await startCarrier(place, refusing(says, lines));
      const orderId = `order-${says.slice(0, 3)}`;
      await phone.forget();
      await phone.callOut({ callee: telephoneNumber, orderId, params: '{"name":"张三"}' });
      const status = await phone.status(5);
      expect(status).toMatchObject({ ...ended, orderId });
      if (!ended.hangupCode) expect(status).not.toHaveProperty('hangupCode');
      const invite = await carrier.invite();
      expect(invite).toContain(`X-Order-Id: ${orderId}`);
      expect(invite).toContain(`X-Params: ${encodeURIComponent('{"name":"张三"}')}`);
      expect(invite).toContain('P-Asserted-Identity: <sip:+12025550101@sip.test>');
      await carrier.stop();
      await expect.poll(async () => (await admin.calls())[0]?.result).toBe(result);
      expect((await admin.calls())[0]).toMatchObject({ order_id: orderId });
    });
});

test('[P7a] nobody answers: it rings for its time, and that is no fault of the network', async ({
  place,
  person,
}) => {
  const admin = await deskAdmin(place.world);
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  const carrier = await startCarrier(place, ringing());
  await phone.callOut({ callee: telephoneNumber });
  const status = await phone.status(5);
  expect(status).toMatchObject({ hangupReason: 'no answer' });
  expect(status).not.toHaveProperty('hangupCode');
  await expect.poll(async () => (await admin.calls())[0]?.result).toBe('no-answer');
  await carrier.stop();
});

test('[P4] the carrier does not answer at all: 801', async ({ place, person }) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  const carrier = await startCarrier(place, silent());
  await phone.callOut({ callee: telephoneNumber });
  expect(await phone.status(5)).toMatchObject({ hangupCode: 801 });
  await carrier.stop();
});
