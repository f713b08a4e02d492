import type { Clock } from '@inlay/client/clock.ts';
import { RequestRefused } from '@inlay/client/refused.ts';
import { hearFrom, type ListeningWindow } from '@inlay/frame/hear-from.ts';
import type { Api, Session } from '../../session/api.ts';

export type SsoFault = 'blocked' | 'closed' | 'refused' | 'unknown' | 'off';

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

type Handed = { code: string; state: string };

const lookMs = 400;

const text = (value: unknown, most: number): string =>
  typeof value === 'string' ? value.slice(0, most) : '';

const readHanded = (data: Record<string, unknown>): Handed | SsoFailed | null => {
  const [code, state, error] = [text(data['code'], 4096), text(data['state'], 512), text(data['error'], 200)];
  if (error !== '') return new SsoFailed('refused', text(data['error_description'], 300) || error);
  return code !== '' && state !== '' ? { code, state } : null;
};

/** Whatever of the two comes first: what the popup hands over, or its end. */
const waitFor = ({ window, origin, clock }: Deps, popup: Popup): Promise<Handed> =>
  new Promise((resolve, reject) => {
    const finish = (act: () => void): void => {
      stopHearing();
      stopLooking();
      act();
    };
    const stopHearing = hearFrom({ window, peer: () => popup, origin }, (data) => {
      const handed = readHanded(data);
      if (handed instanceof SsoFailed) finish(() => reject(handed));
      else if (handed) finish(() => resolve(handed));
    });
    const look = (): void => {
      if (popup.closed) finish(() => reject(new SsoFailed('closed')));
      else stopLooking = clock.after(lookMs, look);
    };
    let stopLooking = clock.after(lookMs, look);
  });

/** 404: not set up; 403: the provider knows the person, the desk does not. */
const faultOf = (error: unknown, inExchange: boolean): unknown => {
  if (!(error instanceof RequestRefused)) return error;
  if (!inExchange && error.code === 404) return new SsoFailed('off');
  if (inExchange && (error.code === 403 || error.code === 404)) return new SsoFailed('unknown');
  return error;
};

/** P2: OpenID Connect in a popup. Must begin in the turn of the agent's click, or the browser blocks the window. */
export const signInByPopup = async (deps: Deps): Promise<Session> => {
  const popup = deps.openPopup();
  if (popup === null) throw new SsoFailed('blocked');
  try {
    const { url } = await deps.api.startSso().catch((error: unknown) => {
      throw faultOf(error, false);
    });
    popup.location.replace(url);
    const handed = await waitFor(deps, popup);
    return await deps.api.endSso(handed).catch((error: unknown) => {
      throw faultOf(error, true);
    });
  } finally {
    popup.close();
  }
};
