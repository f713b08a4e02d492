import { Button } from '@mantine/core';
import { IconKey, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ApiKeyRow } from '@inlay/protocol/admin-http/api-key.ts';
import { useState } from 'react';
import { useChange } from '../../data/use-change.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { Confirm, type Question } from '../../ui/Confirm.tsx';
import { date } from '../../ui/dates.ts';
import { Empty } from '../../ui/Empty.tsx';
import { IconAction } from '../../ui/IconAction.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { type Once, OnceModal } from '../../ui/OnceModal.tsx';
import { Row, Rows } from '../../ui/Rows.tsx';
import { Section } from '../../ui/Section.tsx';
import { ApiKeyForm } from './ApiKeyForm.tsx';

const useRevoke = (ask: (question: Question) => void) => {
  const { t } = useWords();
  const revoke = useChange(
    (admin, { id }: ApiKeyRow) => admin.send('DELETE', `/api-keys/${id}`),
    ['/api-keys'],
  );
  return (key: ApiKeyRow) =>
    ask({
      title: t('keys.revoke.title', { name: key.name }),
      text: t('keys.revoke.text'),
      action: t('keys.revoke.action'),
      run: () => revoke.mutateAsync(key),
    });
};

const KeyList = ({ keys, onAsk }: { keys: ApiKeyRow[]; onAsk: (question: Question) => void }) => {
  const { t, language } = useWords();
  const revoke = useRevoke(onAsk);
  return (
    <Rows label={t('keys.title')}>
      {keys.map((key) => (
        <Row
          key={key.id}
          title={key.name}
          text={t('keys.created', { date: date(key.created_at, language) })}
          actions={
            <IconAction
              danger
              label={t('keys.revoke', { name: key.name })}
              icon={<IconTrash size={18} />}
              onClick={() => revoke(key)}
            />
          }
        />
      ))}
    </Rows>
  );
};

export const ApiKeysSection = () => {
  const { t } = useWords();
  const keys = useList<ApiKeyRow[]>('/api-keys');
  const [isNew, setNew] = useState(false);
  const [once, setOnce] = useState<Once | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setNew(true)}>
      {t('keys.new')}
    </Button>
  );
  return (
    <Section title={t('keys.title')} text={t('keys.text')} action={add}>
      <Loaded query={keys}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              icon={<IconKey size={24} />}
              title={t('keys.empty.title')}
              text={t('keys.empty.text')}
              action={add}
            />
          ) : (
            <KeyList keys={rows} onAsk={setQuestion} />
          )
        }
      </Loaded>
      {isNew ? <ApiKeyForm onClose={() => setNew(false)} onOnce={setOnce} /> : null}
      <OnceModal once={once} onClose={() => setOnce(null)} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Section>
  );
};
