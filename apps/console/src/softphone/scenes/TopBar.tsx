import { showNumber } from '@inlay/phone/dial-string.ts';
import { usePhoneState } from '../parts/use-softphone.ts';
import { useWords } from '../parts/use-words.ts';
import { StatusMenu } from './StatusMenu.tsx';
import styles from './TopBar.module.css';

export const TopBar = () => {
  const { say } = useWords();
  const extension = usePhoneState((state) => state.seat?.extension ?? '');
  return (
    <header className={styles.bar}>
      <StatusMenu />
      <span className={styles.extension} title={say('phone.extension', { extension })}>
        {showNumber(extension)}
      </span>
    </header>
  );
};
