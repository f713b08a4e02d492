import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';

export const beat: Check<Desk> = {
  chapter: '2',
  title: 'the server says beat every 10 s; a client that answers stays',
  run: async ({ first }) => {
    await first.client.until('beat', () => first.client.bare.find((text) => text === 'beat'), 12_000);
    await first.client.ask({ method: 'get_wait_user_list' });
  },
};
