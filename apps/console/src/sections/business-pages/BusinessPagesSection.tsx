import { Button } from '@mantine/core';
import { IconApps, IconPlus } from '@tabler/icons-react';
import type { BusinessPageRow } from '@inlay/protocol/admin-http/business-page.ts';
import { useState } from 'react';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { Confirm, type Question } from '../../ui/Confirm.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { type Once, OnceModal } from '../../ui/OnceModal.tsx';
import { Section } from '../../ui/Section.tsx';
import { BusinessPageForm } from './BusinessPageForm.tsx';
import { BusinessPageList } from './BusinessPageList.tsx';

type Open = { name: 'nothing' } | { name: 'new' } | { name: 'edit'; page: BusinessPageRow };

export const BusinessPagesSection = () => {
  const { t } = useWords();
  const pages = useList<BusinessPageRow[]>('/business-pages');
  const [open, setOpen] = useState<Open>({ name: 'nothing' });
  const [once, setOnce] = useState<Once | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen({ name: 'new' })}>
      {t('pages.new')}
    </Button>
  );
  return (
    <Section title={t('pages.title')} text={t('pages.text')} action={add}>
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              icon={<IconApps size={24} />}
              title={t('pages.empty.title')}
              text={t('pages.empty.text')}
              action={add}
            />
          ) : (
            <BusinessPageList
              pages={rows}
              onEdit={(page) => setOpen({ name: 'edit', page })}
              onAsk={setQuestion}
              onOnce={setOnce}
            />
          )
        }
      </Loaded>
      {open.name === 'nothing' ? null : (
        <BusinessPageForm
          page={open.name === 'edit' ? open.page : null}
          pages={pages.data ?? []}
          onClose={() => setOpen({ name: 'nothing' })}
          onOnce={setOnce}
        />
      )}
      <OnceModal once={once} onClose={() => setOnce(null)} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Section>
  );
};
