import { IconArrowsLeftRight, IconLogout } from '@tabler/icons-react';
import type { EndReason } from '@inlay/client/link.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import { Notice } from '../entry/Notice.tsx';

type Props = { reason: EndReason; onLeave: () => void };

/** 490, 492, logout: the desk rests here until the agent decides. */
export const EndedPage = ({ reason, onLeave }: Props) => {
  const { t } = useWords();
  const { client } = useDeskActions();
  if (reason === 'signed-out' || reason === 'bad-token')
    return (
      <Notice
        icon={<IconLogout size={26} />}
        title={t('notice.signedOut.title')}
        text={t('notice.signedOut.text')}
        action={{ label: t('notice.signedOut.action'), run: onLeave }}
      />
    );
  const words = reason === 'taken-over' ? 'takenOver' : 'elsewhere';
  return (
    <Notice
      icon={<IconArrowsLeftRight size={26} />}
      title={t(`notice.${words}.title`)}
      text={t(`notice.${words}.text`)}
      action={{ label: t(`notice.${words}.action`), run: () => client.takeOver() }}
    />
  );
};
