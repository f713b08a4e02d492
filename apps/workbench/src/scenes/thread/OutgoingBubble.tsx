import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { Outgoing } from '@inlay/client/outbox-storage.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { clockTime } from '../../text/time-format.ts';
import { DeliveryMark } from './DeliveryMark.tsx';
import { Part } from './parts/Part.tsx';
import styles from './Thread.module.css';
import type { TimelineItem } from './timeline-items.ts';

const Failed = ({ entry, reason }: { entry: Outgoing; reason: string }) => {
  const { t } = useWords();
  const { client } = useDeskActions();
  return (
    <div className={styles.failed} role="alert">
      <IconAlertCircle size={14} aria-hidden="true" />
      <span>{t('delivery.failed', { reason })}</span>
      <Button size="compact-xs" variant="subtle" onClick={() => client.retry(entry.id)}>
        {t('delivery.retry')}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => client.discard(entry.id)}>
        {t('delivery.discard')}
      </Button>
    </div>
  );
};

const Sending = ({ entry }: { entry: Outgoing }) => {
  const { language } = useWords();
  const online = useDesk((state) => state.link.name === 'online');
  return (
    <div className={styles.meta}>
      <time>{clockTime(entry.createdAt, language)}</time>
      <DeliveryMark state={online ? 'sending' : 'waiting'} />
    </div>
  );
};

/** Not stored yet: it stands at the end until the server gives it its number. */
export const OutgoingBubble = ({ item }: { item: Extract<TimelineItem, { kind: 'outgoing' }> }) => {
  const { entry, first, last } = item;
  const { state } = entry;
  return (
    <div className={styles.row} data-side="us" data-first={first || undefined} data-pending>
      {entry.parts.map((part, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts have no name but their place, and never move
        <Part key={at} part={part} />
      ))}
      {state.name === 'failed' ? <Failed entry={entry} reason={state.msg} /> : null}
      {state.name === 'sending' && last ? <Sending entry={entry} /> : null}
    </div>
  );
};
