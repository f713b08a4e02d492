import { useWords } from '../../languages/use-words.ts';
import styles from './Desk.module.css';

/** White or black, whichever can be read on it. */
const inkOn = (color: string): string => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return 0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2 > 0.36 ? '#1a1a20' : '#ffffff';
};

type Props = { name: string; color: string; greeting: string };

/** As a visitor will see it. */
export const DeskPreview = ({ name, color, greeting }: Props) => {
  const { t } = useWords();
  const known = /^#[0-9a-f]{6}$/i.test(color) ? color : '#4f46e5';
  return (
    <figure className={styles.preview}>
      <div className={styles.widget}>
        <div className={styles.bar} style={{ background: known, color: inkOn(known) }}>
          {name.trim() || '…'}
        </div>
        <div className={styles.talk}>
          {greeting === '' ? null : <p className={styles.bubble}>{greeting}</p>}
        </div>
      </div>
      <figcaption>{t('desk.preview')}</figcaption>
    </figure>
  );
};
