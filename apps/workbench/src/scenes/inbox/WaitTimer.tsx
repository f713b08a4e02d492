import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { useWords } from '../../languages/use-words.ts';
import type { WordKey } from '../../languages/words.ts';
import { duration, urgencyOf } from '../../text/time-format.ts';
import { useNow } from '../use-now.ts';
import styles from './Inbox.module.css';

/** `inWords`: the sentence instead of the bare time. */
type Props = { since: number; say: WordKey; inWords?: boolean };

/** Runs. Amber with a clock after one minute, red with a sign after three: never colour alone. */
export const WaitTimer = ({ since, say, inWords = false }: Props) => {
  const { t, language } = useWords();
  const waited = useNow() - since;
  const urgency = urgencyOf(waited);
  const time = duration(waited, language);
  return (
    <span className={styles.timer} data-urgency={urgency} title={t(say, { time })}>
      {urgency === 'overdue' ? <IconAlertTriangle size={13} aria-hidden="true" /> : null}
      {urgency === 'long' ? <IconClock size={13} aria-hidden="true" /> : null}
      {inWords ? t(say, { time }) : time}
    </span>
  );
};
