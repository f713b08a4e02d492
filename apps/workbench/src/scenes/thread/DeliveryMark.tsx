import { IconCheck, IconChecks, IconClock } from '@tabler/icons-react';
import { useWords } from '../../languages/use-words.ts';
import styles from './Thread.module.css';

type Delivery = 'sending' | 'waiting' | 'stored' | 'read';

const icons = { sending: IconClock, waiting: IconClock, stored: IconCheck, read: IconChecks };

/** D1: one tick is a promise that the message is on the server's disk; two, that the visitor has seen it. */
export const DeliveryMark = ({ state }: { state: Delivery }) => {
  const { t } = useWords();
  const Icon = icons[state];
  return (
    <span
      className={styles.delivery}
      data-state={state}
      role="img"
      aria-label={t(`delivery.${state}`)}
      title={t(`delivery.${state}`)}
    >
      <Icon size={14} aria-hidden="true" />
    </span>
  );
};
