import { useEffect, useState } from 'react';
import { Button } from '../../parts/Button.tsx';
import { useParts } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Sound.module.css';

export const RingTest = () => {
  const { say } = useWords();
  const { ringer } = useParts();
  const [isOn, setOn] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    ringer.set('in');
    return () => ringer.set(null);
  }, [isOn, ringer]);
  return (
    <Button className={styles.button ?? ''} aria-pressed={isOn} onClick={() => setOn(!isOn)}>
      {say('sound.ringer')}: {say(isOn ? 'sound.testing' : 'sound.test')}
    </Button>
  );
};
