import { ManualClock } from '@inlay/testkit/manual-clock.ts';
import { expect, test } from 'vitest';
import { signInByPopup, SsoFailed } from './sign-in-by-popup.ts';

const origin = 'https://desk.example';
const session = { token: 'ses', agent: { email: 'ada@demo.inlay' } } as never;

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

const begin = (isBlocked = false) => {
  const clock = new ManualClock();
  const listeners = new Set<(event: MessageEvent) => void>();
  const went: string[] = [];
  const popup = {
    closed: false,
    location: { replace: (url: string) => void went.push(url) },
    close: () => {},
  };
  const exchanged: unknown[] = [];
  const result = signInByPopup({
    window: {
      addEventListener: (_: string, listener: unknown) => void listeners.add(listener as never),
      removeEventListener: (_: string, listener: unknown) => void listeners.delete(listener as never),
    } as never,
    origin,
    openPopup: () => (isBlocked ? null : popup),
    api: {
      startSso: async () => ({ url: 'https://issuer.example/authorize', state: 'state-1' }),
      endSso: async (body) => {
        exchanged.push(body);
        return session;
      },
    },
    clock,
  });
  result.catch(() => undefined);
  const hear = async (data: unknown, from: Partial<MessageEvent> = {}): Promise<void> => {
    for (const listener of Array.from(listeners))
      listener({ data, origin, source: popup, ...from } as MessageEvent);
    await settle();
  };
  return { result, clock, popup, hear, went, exchanged, listeners };
};

test('[P2] the popup goes to the issuer and hands over code, state and issuer for the exchange', async () => {
  const { result, hear, went, exchanged, listeners } = begin();
  await settle();
  expect(went).toEqual(['https://issuer.example/authorize']);
  const handed = { code: 'c', state: 'state-1', iss: 'https://issuer.example' };
  await hear({ type: 'oidc-return', ...handed });
  expect(await result).toBe(session);
  expect(exchanged).toEqual([handed]);
  expect(listeners.size).toBe(0);
});

test('[P2] blocked, closed and refused are told apart', async () => {
  await expect(begin(true).result).rejects.toMatchObject({ fault: 'blocked' });
  const closed = begin();
  await settle();
  closed.popup.closed = true;
  closed.clock.advance(400);
  await expect(closed.result).rejects.toMatchObject({ fault: 'closed' });
  const refused = begin();
  await settle();
  await refused.hear({ type: 'oidc-return', error: 'access_denied', state: 'state-1' });
  await expect(refused.result).rejects.toEqual(new SsoFailed('refused', 'access_denied'));
});

test('[P2] what another window, another origin or another sign-in hands over is not taken', async () => {
  const { hear, exchanged } = begin();
  await settle();
  const good = { type: 'oidc-return', code: 'c', state: 'state-1' };
  await hear(good, { origin: 'https://evil.example' });
  await hear(good, { source: {} as never });
  await hear({ ...good, state: 'state-2' });
  await hear({ ...good, type: 'other' });
  await hear({ type: 'oidc-return', state: 'state-1', code: { toString: 1 } });
  await hear(null);
  expect(exchanged).toEqual([]);
});
