import { IconMoodSad } from '@tabler/icons-react';
import { Notice } from './scenes/entry/Notice.tsx';
import { useWords } from './languages/use-words.ts';

export const CrashPage = () => {
  const { t } = useWords();
  return (
    <Notice
      icon={<IconMoodSad size={26} />}
      title={t('notice.crashed.title')}
      text={t('notice.crashed.text')}
      action={{ label: t('notice.crashed.action'), run: () => location.reload() }}
    />
  );
};
