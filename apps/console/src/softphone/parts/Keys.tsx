import { useWords } from './use-words.ts';
import styles from './Keys.module.css';

const keys = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;

/** The twelve keys of every telephone. */
export const Keys = ({ onKey }: { onKey: (key: string) => void }) => {
  const { say } = useWords();
  return (
    <fieldset className={styles.keys} aria-label={say('keys.label')}>
      {keys.map(([digit, letters]) => (
        <button
          key={digit}
          type="button"
          className={styles.key}
          aria-label={say('pad.digit', { digit, letters }).trim()}
          onClick={() => onKey(digit)}
        >
          <span className={styles.digit}>{digit}</span>
          <span className={styles.letters}>{letters}</span>
        </button>
      ))}
    </fieldset>
  );
};
