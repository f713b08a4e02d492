import { expect, test } from 'vitest';
import { keyValue } from '@inlay/ui/key-value.ts';
import { keepChoice, storedChoice } from './device-choice.ts';
import { createLiveMicrophone } from './live-microphone.ts';
import { microphoneTrouble } from './microphone-trouble.ts';

const here = { isSecure: true, allowed: null };
const errorOf = (name: string): Error => Object.assign(new Error('why'), { name });

test.each([
  ['NotAllowedError', here, 'denied'],
  ['NotAllowedError', { isSecure: true, allowed: false }, 'frame'],
  ['NotFoundError', here, 'none'],
  ['OverconstrainedError', here, 'none'],
  ['NotReadableError', here, 'inUse'],
  ['NotAllowedError', { isSecure: false, allowed: false }, 'insecure'],
  ['TypeError', here, 'failed'],
] as const)('[P8] %s is told as what it is', (name, around, trouble) => {
  expect(microphoneTrouble(errorOf(name), around).name).toBe(trouble);
});

test('[P8] the choice of devices outlives a reload, and nothing strange gets in', () => {
  const storage = keyValue(() => {
    throw new Error('blocked');
  });
  expect(storedChoice(storage)).toEqual({ microphone: '', speaker: '', ringer: '' });
  keepChoice(storage, { microphone: 'm', speaker: '', ringer: 'r' });
  expect(storedChoice(storage)).toEqual({ microphone: 'm', speaker: '', ringer: 'r' });
  for (const text of ['{', 'null', '[]', '{"microphone": {"a": 1}}']) {
    storage.set('inlay.phone.devices', text);
    expect(storedChoice(storage).microphone).toBe('');
  }
});

/** A track that a test unplugs. */
class FakeTrack extends EventTarget {
  readonly kind = 'audio';
  enabled = true;
  stopped = false;
  readonly label: string;
  constructor(label: string) {
    super();
    this.label = label;
  }
  stop(): void {
    this.stopped = true;
  }
  clone(): FakeTrack {
    return new FakeTrack(this.label);
  }
}

const connectionWith = (track: FakeTrack) => {
  const sender = {
    track,
    replaceTrack: async (next: FakeTrack): Promise<void> => void (sender.track = next),
  };
  const connection = Object.assign(new EventTarget(), {
    signalingState: 'stable',
    getSenders: () => [sender],
  });
  return { sender, connection };
};

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

const inCall = (next: () => Promise<FakeTrack>) => {
  const told: (string | null)[] = [];
  const first = new FakeTrack('headset');
  const { sender, connection } = connectionWith(first);
  const microphone = createLiveMicrophone({
    open: next as never,
    onUnplugged: (to) => told.push(to),
    onTrouble: (error) => expect.unreachable(String(error)),
  });
  microphone.add(connection as never);
  connection.dispatchEvent(new Event('signalingstatechange'));
  return { told, first, sender, connection, microphone };
};

test('[P8] a microphone that is unplugged in a call: the next one takes over, as silent as it was, and it is said', async () => {
  const { told, first, sender } = inCall(async () => new FakeTrack('laptop'));
  first.enabled = false;
  first.dispatchEvent(new Event('ended'));
  await settle();
  expect(told).toEqual(['laptop']);
  expect(sender.track).toMatchObject({ label: 'laptop', enabled: false });
});

test('[P8] and when there is no other one, that is said', async () => {
  const { told, first } = inCall(() => Promise.reject(errorOf('NotFoundError')));
  first.dispatchEvent(new Event('ended'));
  await settle();
  expect(told).toEqual([null]);
});

test('[P8] another microphone is chosen in a call; after it the light goes out', async () => {
  const { told, first, sender, connection, microphone } = inCall(async () => new FakeTrack('desk'));
  await microphone.change();
  expect(sender.track.label).toBe('desk');
  expect(first.stopped).toBe(true);
  const used = sender.track;
  microphone.silence();
  expect(used.stopped).toBe(true);
  connection.signalingState = 'closed';
  await microphone.change();
  expect(told).toEqual([]);
});
