import type { KeyValue } from '@inlay/ui/key-value.ts';

/** '' is the system's default. */
export type DeviceChoice = { microphone: string; speaker: string; ringer: string };
export type DeviceRole = keyof DeviceChoice;

const key = 'inlay.phone.devices';
const none: DeviceChoice = { microphone: '', speaker: '', ringer: '' };

const textOf = (value: unknown): string => (typeof value === 'string' && value.length <= 512 ? value : '');

export const storedChoice = (storage: KeyValue): DeviceChoice => {
  try {
    const value: unknown = JSON.parse(storage.get(key) ?? '{}');
    if (typeof value !== 'object' || value === null) return none;
    const { microphone, speaker, ringer } = value as Record<string, unknown>;
    return { microphone: textOf(microphone), speaker: textOf(speaker), ringer: textOf(ringer) };
  } catch {
    return none; // written by something else
  }
};

export const keepChoice = (storage: KeyValue, choice: DeviceChoice): void =>
  storage.set(key, JSON.stringify(choice));
