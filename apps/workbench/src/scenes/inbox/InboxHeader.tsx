import { ActionIcon, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useWords } from '../../languages/use-words.ts';
import styles from './Inbox.module.css';

type Props = { query: string; onQuery: (query: string) => void };

export const InboxHeader = ({ query, onQuery }: Props) => {
  const { t } = useWords();
  const clear = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={t('inbox.clearSearch')}
      onClick={() => onQuery('')}
    >
      <IconX size={14} aria-hidden="true" />
    </ActionIcon>
  );
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{t('inbox.title')}</h1>
      <TextInput
        id="inbox-search"
        type="search"
        size="xs"
        className={styles.search}
        classNames={{ input: styles.searchInput ?? '' }}
        aria-label={t('inbox.search')}
        placeholder={t('inbox.search')}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onQuery('')}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        rightSection={query === '' ? null : clear}
      />
    </header>
  );
};
