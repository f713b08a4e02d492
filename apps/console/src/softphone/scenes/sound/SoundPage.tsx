import { Button } from '../../parts/Button.tsx';
import { usePhone } from '../../parts/use-softphone.ts';
import { useParts } from '../../parts/use-softphone.ts';
import { useStore } from '../../parts/use-store.ts';
import { useWords } from '../../parts/use-words.ts';
import { DeviceFields } from './DeviceFields.tsx';
import { MicrophoneTest } from './MicrophoneTest.tsx';
import { Notifications } from './Notifications.tsx';
import { RingTest } from './RingTest.tsx';
import styles from './Sound.module.css';

/** Which devices, whether they work, and how one hears of a call. */
export const SoundPage = () => {
  const { say } = useWords();
  const phone = usePhone();
  const { devices } = useParts();
  const isNamed = useStore(devices.store, (state) => state.named);
  return (
    <section className={styles.page} aria-label={say('nav.sound')}>
      {!isNamed && (
        <>
          <p className={styles.text}>{say('sound.allowText')}</p>
          <Button onClick={() => phone.checkMicrophone()}>{say('sound.allow')}</Button>
        </>
      )}
      <DeviceFields withRinger />
      <div className={styles.tests}>
        <MicrophoneTest />
        <RingTest />
      </div>
      <Notifications />
    </section>
  );
};
