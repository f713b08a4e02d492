import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX, IconShieldX, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FrameState } from '../../business/frame-state.ts';
import { useWords, type Say } from '../../languages/use-words.ts';
import styles from './BusinessPages.module.css';

type Props = { state: FrameState; name: string; origin: string; onRetry: () => void; onDismiss: () => void };

const reasons = [
  'bad_config',
  'bad_signature',
  'origin_not_registered',
  'nonce_used',
  'signature_expired',
] as const;
type Reason = (typeof reasons)[number];
const isReason = (reason: string): reason is Reason => (reasons as readonly string[]).includes(reason);

type Shown = { icon: ReactNode; title: string; text: string; url: string | null; covers: boolean };

const shownOf = (
  state: FrameState,
  { name, origin }: Pick<Props, 'name' | 'origin'>,
  t: Say,
): Shown | null => {
  switch (state.name) {
    case 'failed':
      return {
        icon: <IconPlugConnectedX size={18} aria-hidden="true" />,
        title: t('panel.failed.title', { name }),
        text: state.said ?? t('panel.failed.text'),
        url: null,
        covers: true,
      };
    case 'silent':
      return {
        icon: <IconAlertTriangle size={18} aria-hidden="true" />,
        title: t('panel.silent.title', { name }),
        text: t('panel.silent.text', { origin }),
        url: state.url,
        covers: false,
      };
    case 'refused': {
      const { reason } = state.error;
      return {
        icon: <IconShieldX size={18} aria-hidden="true" />,
        title: t('panel.refused.title', { name }),
        text: t(`panel.refused.${isReason(reason) ? reason : 'failed'}`, { origin }),
        url: state.url,
        covers: false,
      };
    }
    default:
      return null;
  }
};

/** What is wrong with a page, above it: whoever can see that all is well goes on working. */
export const PageNotice = ({ state, name, origin, onRetry, onDismiss }: Props) => {
  const { t } = useWords();
  const shown = shownOf(state, { name, origin }, t);
  if (!shown) return null;
  const { icon, title, text, url, covers } = shown;
  return (
    <div className={styles.notice} role="alert" data-covers={covers || undefined}>
      <div className={styles.noticeTitle}>
        {icon}
        <bdi>{title}</bdi>
        {covers ? null : (
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('dialog.dismiss')}
            onClick={onDismiss}
          >
            <IconX size={15} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      <p className={styles.noticeText}>{text}</p>
      <div className={styles.noticeActions}>
        <Button size="compact-sm" variant="light" onClick={onRetry}>
          {t('panel.retry')}
        </Button>
        {url === null ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            component="a"
            href={url}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('panel.newWindow')}
          </Button>
        )}
      </div>
    </div>
  );
};
