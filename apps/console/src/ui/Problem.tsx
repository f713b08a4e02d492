import { RequestRefused } from '@inlay/client/refused.ts';
import { IconAlertCircle } from '@tabler/icons-react';
import { type Say, useWords } from '../languages/use-words.ts';
import styles from './Problem.module.css';

/** What happened, in the server's own words if it had any. */
export const problemText = (error: unknown, t: Say): string =>
  error instanceof RequestRefused ? error.message : t('error.offline');

type Props = {
  error: unknown;
  /** Something was typed here, and is still here. */
  kept?: boolean;
};

export const Problem = ({ error, kept = true }: Props) => {
  const { t } = useWords();
  if (error === null || error === undefined) return null;
  return (
    <p className={styles.problem} role="alert">
      <IconAlertCircle size={18} aria-hidden="true" />
      <span>
        {problemText(error, t)}
        {kept ? ` ${t('error.kept')}` : ''}
      </span>
    </p>
  );
};
