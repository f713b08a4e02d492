import type { Clock } from '@inlay/client/clock.ts';
import { hearFrom, type ListeningWindow } from '@inlay/frame/hear-from.ts';
import type { Api, Session } from '../../session/api.ts';

export type SsoFault = 'blocked' | 'closed' | 'refused';

export class SsoFailed extends Error {
  declare readonly fault: SsoFault;
  declare readonly reason: string;
  constructor(fault: SsoFault, reason = '') {
    super(`single sign-on: ${fault} ${reason}`);
    this.name = 'SsoFailed';
    this.fault = fault;
    this.reason = reason;
  }
}

export type Popup = Pick<Window, 'close'> & {
  readonly closed: boolean;
  location: { replace(url: string): void };
};

type Deps = {
  window: ListeningWindow;
  /** Of this page: the popup comes back to it. */
  origin: string;
  /** Null: the browser blocked it. */
  openPopup: () => Popup | null;
  api: Pick<Api, 'startSso' | 'endSso'>;
  clock: Clock;
};

type Handed = { code: string; state: string; iss?: string };

const lookMs = 400;

const text = (value: unknown, most: number): string =>
  typeof value === 'string' ? value.slice(0, most) : '';

/** Null: of another sign-in, or not from the return page. */
const readHanded = (data: Record<string, unknown>, wanted: string): Handed | SsoFailed | null => {
  const [code, state, error] = [text(data['code'], 4096), text(data['state'], 256), text(data['error'], 200)];
  if (data['type'] !== 'oidc-return' || state !== wanted) return null;
  if (error !== '') return new SsoFailed('refused', error);
  const iss = text(data['iss'], 512);
  return code === '' ? null : { code, state, ...(iss === '' ? {} : { iss }) };
};

/** Whatever of the two comes first: what the popup hands over, or its end. */
const waitFor = ({ window, origin, clock }: Deps, popup: Popup, state: string): Promise<Handed> =>
  new Promise((resolve, reject) => {
    const finish = (act: () => void): void => {
      stopHearing();
      stopLooking();
      act();
    };
    const stopHearing = hearFrom({ window, peer: () => popup, origin }, (data) => {
      const handed = readHanded(data, state);
      if (handed instanceof SsoFailed) finish(() => reject(handed));
      else if (handed) finish(() => resolve(handed));
    });
    const look = (): void => {
      if (popup.closed) finish(() => reject(new SsoFailed('closed')));
      else stopLooking = clock.after(lookMs, look);
    };
    let stopLooking = clock.after(lookMs, look);
  });

/** P2: OpenID Connect in a popup. Must begin in the turn of the agent's click, or the browser blocks the window. */
export const signInByPopup = async (deps: Deps): Promise<Session> => {
  const popup = deps.openPopup();
  if (popup === null) throw new SsoFailed('blocked');
  try {
    const { url, state } = await deps.api.startSso();
    popup.location.replace(url);
    return await deps.api.endSso(await waitFor(deps, popup, state));
  } finally {
    popup.close();
  }
};
