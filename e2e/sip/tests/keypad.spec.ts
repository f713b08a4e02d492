import type { Page } from '@playwright/test';
import { PhoneHost } from '../../harness/phone-host.ts';
import { expect, test } from '../harness/sip-test.ts';
import { startCarrier, talking } from '../harness/sipp.ts';
import { telephoneNumber } from '../scenarios/telephone.ts';

const patience = { timeout: 20_000 };

/** What the page has said to the SIP server, by the first line of each. */
const requestsOf = (page: Page): string[] => {
  const sent: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => sent.push(String(payload).split('\r\n', 1)[0] ?? '')),
  );
  return sent;
};

const press = async (phone: PhoneHost, keys: string): Promise<void> => {
  await phone.button('Keypad').click();
  for (const key of keys) await phone.phone.getByRole('button', { name: new RegExp(`^[${key}]`) }).click();
};

test('[P8] the keys that the agent presses arrive in their order as RFC 4733, in the stream of sound', async ({
  place,
  person,
  other,
}) => {
  const page = await person();
  const requests = requestsOf(page);
  const phone = await PhoneHost.ready(page, place, 'ada');
  await phone.callOut({ callee: other.number });
  await other.rings();
  await other.answers();
  await phone.status(2);
  await press(phone, '1902#*');
  await expect.poll(() => other.keys?.(), patience).toBe('1902#*');
  expect(requests.some((line) => line.startsWith('INVITE '))).toBe(true);
  expect(requests.filter((line) => line.startsWith('INFO '))).toEqual([]);
});

test('[P8] a carrier that does not understand RFC 4733 is sent the keys as SIP INFO', async ({
  place,
  person,
}) => {
  const phone = await PhoneHost.ready(await person(), place, 'ada');
  const carrier = await startCarrier(place, talking(2));
  await phone.callOut({ callee: telephoneNumber });
  await phone.status(2);
  await press(phone, '47');
  await expect.poll(() => carrier.said(/^Signal=.*$/gm), patience).toEqual(['Signal=4', 'Signal=7']);
  await phone.phone.getByRole('button', { name: 'Back to the call' }).click();
  await phone.button('Hang up').click();
  await phone.status(5);
  await carrier.stop();
});
