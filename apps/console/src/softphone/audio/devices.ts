import { createStore, type Store } from '../model/store.ts';
import type { KeyValue } from '@inlay/ui/key-value.ts';
import { type DeviceChoice, type DeviceRole, keepChoice, storedChoice } from './device-choice.ts';

export type Device = { id: string; name: string };
export type DeviceList = {
  microphones: readonly Device[];
  speakers: readonly Device[];
  choice: DeviceChoice;
  /** Names are told only to pages that may use the microphone. */
  named: boolean;
  /** Frames need `allow="speaker-selection"`, and some browsers have one speaker only. */
  canRoute: boolean;
};

type Media = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>;

export type Devices = {
  store: Pick<Store<DeviceList>, 'get' | 'subscribe'>;
  refresh(): Promise<void>;
  choose(role: DeviceRole, id: string): void;
  /** What is chosen and plugged in, else ''. */
  effective(role: DeviceRole): string;
  close(): void;
};

// Browsers list the default once more under these names.
const isAlias = (id: string): boolean => id === '' || id === 'default' || id === 'communications';

const listOf = (all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): Device[] =>
  all
    .filter((device) => device.kind === kind && !isAlias(device.deviceId))
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));

/** Which devices there are, and which the agent wants. */
export const createDevices = (media: Media | undefined, storage: KeyValue, canRoute: boolean): Devices => {
  const store = createStore<DeviceList>({
    microphones: [],
    speakers: [],
    choice: storedChoice(storage),
    named: false,
    canRoute,
  });
  const refresh = async (): Promise<void> => {
    const all = (await media?.enumerateDevices().catch(() => [])) ?? [];
    const microphones = listOf(all, 'audioinput');
    const speakers = listOf(all, 'audiooutput');
    store.set({ microphones, speakers, named: all.some(({ label }) => label !== '') });
  };
  const changed = (): void => void refresh();
  media?.addEventListener('devicechange', changed);
  void refresh();
  return {
    store,
    refresh,
    choose: (role, id) => {
      const choice = { ...store.get().choice, [role]: id };
      keepChoice(storage, choice);
      store.set({ choice });
    },
    effective: (role) => {
      const { choice, microphones, speakers } = store.get();
      if (role !== 'microphone' && !canRoute) return '';
      const there = role === 'microphone' ? microphones : speakers;
      return there.some(({ id }) => id === choice[role]) ? choice[role] : '';
    },
    close: () => media?.removeEventListener('devicechange', changed),
  };
};
