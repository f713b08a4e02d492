import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import styles from './Calls.module.css';
import type { CallsSearch } from './calls-search.ts';

type Props = { search: CallsSearch; onChange: (search: CallsSearch) => void };

export const CallsFilter = ({ search, onChange }: Props) => {
  const { t } = useWords();
  const agents = useList<AgentRow[]>('/agents').data ?? [];
  const choices = [
    { value: '', label: t('pages.for.all') },
    ...agents.map(({ id, name, email }) => ({ value: String(id), label: `${name} (${email})` })),
  ];
  const day = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      label={t(`calls.${name}`)}
      value={search[name]}
      onChange={(event) => onChange({ ...search, [name]: event.currentTarget.value })}
    />
  );
  return (
    <search className={styles.filter}>
      <TextInput
        type="search"
        label={t('find.label')}
        placeholder={t('calls.find')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        maxLength={100}
        value={search.text}
        onChange={(event) => onChange({ ...search, text: event.currentTarget.value })}
      />
      <Select
        label={t('role.agent')}
        data={choices}
        value={search.agent}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('state.nothing')}
        onChange={(agent) => onChange({ ...search, agent: agent ?? '' })}
      />
      {day('from')}
      {day('to')}
    </search>
  );
};
