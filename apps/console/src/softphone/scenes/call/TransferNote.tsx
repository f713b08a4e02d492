import { usePhoneState } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Call.module.css';

/** How far a hand-over has come. */
export const TransferNote = () => {
  const { say } = useWords();
  const transfer = usePhoneState((state) => state.own?.transfer ?? null);
  if (transfer === null || transfer === 'done') return null;
  return (
    <output className={styles.note} data-bad={transfer === 'failed'}>
      {say(`transfer.${transfer}`)}
    </output>
  );
};
