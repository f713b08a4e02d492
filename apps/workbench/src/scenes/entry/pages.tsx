import { IconLinkOff, IconShieldX, IconWifiOff } from '@tabler/icons-react';
import { useWords } from '../../languages/use-words.ts';
import { Notice } from './Notice.tsx';

/** W6. */
export const TicketFailedPage = ({ reason, onLogin }: { reason: string; onLogin: () => void }) => {
  const { t } = useWords();
  return (
    <Notice
      icon={<IconLinkOff size={26} />}
      title={t('notice.ticket.title')}
      text={t('notice.ticket.text')}
      detail={reason}
      action={{ label: t('notice.ticket.action'), run: onLogin }}
    />
  );
};

/** W9. */
export const RefusedPage = ({ origin }: { origin: string }) => {
  const { t } = useWords();
  const open = () => void window.open(location.pathname, '_blank', 'noopener');
  return (
    <Notice
      icon={<IconShieldX size={26} />}
      title={t('notice.refused.title')}
      text={t('notice.refused.text', { origin })}
      action={{ label: t('notice.refused.action'), run: open }}
    />
  );
};

export const UnreachablePage = ({ onRetry }: { onRetry: () => void }) => {
  const { t } = useWords();
  return (
    <Notice
      icon={<IconWifiOff size={26} />}
      title={t('notice.unreachable.title')}
      text={t('notice.unreachable.text')}
      action={{ label: t('notice.unreachable.action'), run: onRetry }}
    />
  );
};
