import { IconKey, IconTrash } from '@tabler/icons-react';
import type { ApiKeyRow } from '@inlay/protocol/admin-http/api-key.ts';
import { useState } from 'react';
import { useChange } from '../../data/use-change.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { date } from '../../ui/dates.ts';
import { FindIn } from '../../ui/FindIn.tsx';
import { IconAction } from '../../ui/IconAction.tsx';
import { ListSection } from '../../ui/ListSection.tsx';
import { Row, Rows } from '../../ui/Rows.tsx';
import { type Dialogs, useDialogs } from '../../ui/use-dialogs.tsx';
import { ApiKeyForm } from './ApiKeyForm.tsx';

const useRevoke = (ask: Dialogs['ask']) => {
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

const KeyList = ({ keys, ask }: { keys: ApiKeyRow[]; ask: Dialogs['ask'] }) => {
  const { t, language } = useWords();
  const revoke = useRevoke(ask);
  return (
    <FindIn rows={keys} textOf={({ name }) => name}>
      {(rows) => (
        <Rows label={t('keys.title')}>
          {rows.map((key) => (
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
      )}
    </FindIn>
  );
};

export const ApiKeysSection = () => {
  const { t } = useWords();
  const keys = useList<ApiKeyRow[]>('/api-keys');
  const [isNew, setNew] = useState(false);
  const dialogs = useDialogs();
  return (
    <ListSection
      title={t('keys.title')}
      text={t('keys.text')}
      add={{ label: t('keys.new'), run: () => setNew(true) }}
      empty={{ icon: <IconKey size={24} />, title: t('keys.empty.title'), text: t('keys.empty.text') }}
      query={keys}
      renderList={(rows) => <KeyList keys={rows} ask={dialogs.ask} />}
    >
      {isNew ? <ApiKeyForm onClose={() => setNew(false)} onOnce={dialogs.showOnce} /> : null}
      {dialogs.view}
    </ListSection>
  );
};
