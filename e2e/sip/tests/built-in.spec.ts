import { allowOrigins } from '../../harness/allow-origins.ts';
import { PhoneHost } from '../../harness/phone-host.ts';
import { smallOrigin } from '../../harness/small-origin.ts';
import { test } from '../../harness/world.ts';
import { scenarios } from '../scenarios/calls.ts';
import { colleague } from '../scenarios/colleague.ts';

test.describe('on the built-in line', () => {
  for (const { title, run } of scenarios)
    test(title, async ({ world, person }) => {
      const site = await smallOrigin();
      await allowOrigins(world, [site.origin]);
      const places = { world, site };
      const phone = await PhoneHost.ready(await person(), places, 'ada');
      const other = await PhoneHost.ready(await person(), places, 'bo');
      await phone.forget();
      await run(phone, colleague(other, { own: '1002', agents: '1001' }));
      site.close();
    });
});
