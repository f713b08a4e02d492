import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconChecks, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../languages/use-words.ts';
import styles from './Thread.module.css';

type Delivery = 'sending' | 'waiting' | 'stored' | 'read';

const clock = <IconClock size={13} aria-hidden="true" />;

const marks: Readonly<Record<Delivery, ReactNode>> = {
  sending: clock,
  waiting: clock,
  stored: <IconCheck size={14} aria-hidden="true" />,
  read: <IconChecks size={14} aria-hidden="true" />,
};

/** D1: one tick is a promise that the message is on the server's disk; two, that the visitor has seen it. */
export const DeliveryMark = ({ state }: { state: Delivery }) => {
  const { t } = useWords();
  const text = t(`delivery.${state}`);
  return (
    <span className={styles.delivery} data-state={state} title={text}>
      {marks[state]}
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  );
};
