import { useEffect, useState } from 'react';
import { meterLevel } from '../../audio/level-meter.ts';
import { Button } from '../../parts/Button.tsx';
import { useParts } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Sound.module.css';

/** The level while the test runs; null: it does not. */
const useLevel = (isOn: boolean): number | null => {
  const { audio, phone } = useParts();
  const [level, setLevel] = useState<number | null>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    let isOver = false;
    let stop = (): void => undefined;
    const begin = async (): Promise<void> => {
      phone.store.set({ trouble: await audio.check() });
      const stream = await audio.open().catch(() => null); // said above
      if (!stream) return;
      stop = meterLevel(stream, (run) => requestAnimationFrame(run), setLevel);
      if (isOver) stop();
    };
    void begin();
    return () => {
      isOver = true;
      stop();
      setLevel(null);
    };
  }, [isOn, audio, phone]);
  return level;
};

export const MicrophoneTest = () => {
  const { say } = useWords();
  const [isOn, setOn] = useState(false);
  const level = useLevel(isOn);
  return (
    <div className={styles.test}>
      <Button className={styles.button ?? ''} aria-pressed={isOn} onClick={() => setOn(!isOn)}>
        {say('sound.microphone')}: {say(isOn ? 'sound.testing' : 'sound.test')}
      </Button>
      {isOn && (
        <meter className={styles.meter} aria-label={say('sound.level')} min={0} max={1} value={level ?? 0} />
      )}
    </div>
  );
};
