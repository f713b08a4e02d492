import { PhoneHost } from '../../harness/phone-host.ts';
import { expect, test } from '../harness/sip-test.ts';
import { scenarios } from '../scenarios/calls.ts';

test.describe('at an operator’s Kamailio', () => {
  for (const { title, run } of scenarios)
    test(title, async ({ place, person, other }) => {
      const phone = await PhoneHost.ready(await person(), place, 'ada');
      await phone.forget();
      await run(phone, other);
      expect(place.kamailioLog()).not.toMatch(/ERROR|CRITICAL/);
    });
});
