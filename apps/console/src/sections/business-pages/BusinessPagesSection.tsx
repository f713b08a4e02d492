import { IconApps } from '@tabler/icons-react';
import type { BusinessPageRow } from '@inlay/protocol/admin-http/business-page.ts';
import { useState } from 'react';
import { inList } from '../../data/in-list.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { ListSection } from '../../ui/ListSection.tsx';
import { useDialogs } from '../../ui/use-dialogs.tsx';
import { BusinessPageForm } from './BusinessPageForm.tsx';
import { BusinessPageList } from './BusinessPageList.tsx';

type Open = { name: 'nothing' } | { name: 'new' } | { name: 'edit'; page: BusinessPageRow };

export const BusinessPagesSection = () => {
  const { t } = useWords();
  const pages = useList<BusinessPageRow[]>('/business-pages');
  const [open, setOpen] = useState<Open>({ name: 'nothing' });
  const { ask, showOnce, view } = useDialogs();
  const edited =
    open.name === 'edit' ? (inList<BusinessPageRow>(open.page.id)(pages.data) ?? open.page) : null;
  return (
    <ListSection
      title={t('pages.title')}
      text={t('pages.text')}
      add={{ label: t('pages.new'), run: () => setOpen({ name: 'new' }) }}
      empty={{ icon: <IconApps size={24} />, title: t('pages.empty.title'), text: t('pages.empty.text') }}
      query={pages}
      renderList={(rows) => (
        <BusinessPageList
          pages={rows}
          onEdit={(page) => setOpen({ name: 'edit', page })}
          onAsk={ask}
          onOnce={showOnce}
        />
      )}
    >
      {open.name === 'nothing' ? null : (
        <BusinessPageForm page={edited} onClose={() => setOpen({ name: 'nothing' })} onOnce={showOnce} />
      )}
      {view}
    </ListSection>
  );
};
