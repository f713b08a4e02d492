import { useEffect } from 'react';
import { titleOf } from '../../alerts/title.ts';
import { useWords } from '../../languages/use-words.ts';
import { selectUnreadTotal } from '../../model/selectors.ts';
import { useDesk } from '../../model/use-desk.ts';

export const useDocumentTitle = (): void => {
  const { t } = useWords();
  const unread = useDesk(selectUnreadTotal);
  const title = titleOf(unread, t('app.title'), (count) => t('alert.title', { count }));
  useEffect(() => {
    document.title = title;
  }, [title]);
};
