import type { Device } from '../../audio/devices.ts';
import type { DeviceRole } from '../../audio/device-choice.ts';
import { SelectField } from '../../parts/Field.tsx';
import { useParts } from '../../parts/use-softphone.ts';
import { useStore } from '../../parts/use-store.ts';
import { useWords } from '../../parts/use-words.ts';

const DeviceField = ({ use, list }: { use: DeviceRole; list: readonly Device[] }) => {
  const { say } = useWords();
  const { devices } = useParts();
  const chosen = useStore(devices.store, (state) => state.choice[use]);
  const isThere = list.some(({ id }) => id === chosen);
  const choices = list.map(({ id, name }, index) => ({
    value: id,
    name: name === '' ? `${say(`sound.${use}`)} ${index + 1}` : name,
  }));
  return (
    <SelectField
      label={say(`sound.${use}`)}
      value={isThere ? chosen : ''}
      choices={[{ value: '', name: say('sound.default') }, ...choices]}
      onChoose={(id) => devices.choose(use, id)}
    />
  );
};

export const DeviceFields = ({ withRinger = false }: { withRinger?: boolean }) => {
  const { devices } = useParts();
  const microphones = useStore(devices.store, (state) => state.microphones);
  const speakers = useStore(devices.store, (state) => state.speakers);
  const canRoute = useStore(devices.store, (state) => state.canRoute);
  return (
    <>
      <DeviceField use="microphone" list={microphones} />
      {canRoute && <DeviceField use="speaker" list={speakers} />}
      {canRoute && withRinger && <DeviceField use="ringer" list={speakers} />}
    </>
  );
};
