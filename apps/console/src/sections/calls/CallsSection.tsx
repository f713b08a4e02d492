import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload, IconPhone } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { CallRow } from '@inlay/protocol/agent-socket/call-rows.ts';
import { useState } from 'react';
import { useAdmin } from '../../data/admin.ts';
import { useWords } from '../../languages/use-words.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Section } from '../../ui/Section.tsx';
import { CallList } from './CallList.tsx';
import { type CallsSearch, everything, queryOf } from './calls-search.ts';
import { CallsFilter } from './CallsFilter.tsx';
import { PageButtons } from './PageButtons.tsx';
import { saveFile } from './save-file.ts';

type Calls = { calls: CallRow[]; total: number; page: number };

const rowsOfPage = 50;
/** Calls come without anybody doing something here. */
const everyMs = 20_000;

const useCalls = (search: CallsSearch, page: number) => {
  const admin = useAdmin();
  const query = queryOf(search);
  query.set('page', String(page));
  query.set('pagesize', String(rowsOfPage));
  return useQuery({
    queryKey: ['/calls', String(query)],
    queryFn: () => admin.get<Calls>(`/calls?${query}`),
    placeholderData: keepPreviousData,
    refetchInterval: everyMs,
  });
};

const Export = ({ search, onError }: { search: CallsSearch; onError: (error: unknown) => void }) => {
  const { t } = useWords();
  const admin = useAdmin();
  const file = useMutation({
    mutationFn: () => admin.file(`/calls.csv?${queryOf(search)}`),
    onMutate: () => onError(null),
    onSuccess: (blob) => saveFile(blob, 'calls.csv'),
    onError,
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      loading={file.isPending}
      onClick={() => file.mutate()}
    >
      {t('calls.export')}
    </Button>
  );
};

const Nothing = ({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) => {
  const { t } = useWords();
  const kind = isFiltered ? 'none' : 'empty';
  return (
    <Empty
      icon={<IconPhone size={24} />}
      title={t(`calls.${kind}.title`)}
      text={t(`calls.${kind}.text`)}
      action={
        isFiltered ? (
          <Button variant="default" onClick={onClear}>
            {t('find.clear')}
          </Button>
        ) : null
      }
    />
  );
};

/** P8. */
export const CallsSection = () => {
  const { t } = useWords();
  const [search, setSearch] = useState(everything);
  const [page, setPage] = useState(1);
  const [error, setError] = useState<unknown>(null);
  const [settled] = useDebouncedValue(search, 250);
  const calls = useCalls(settled, page);
  const change = (next: CallsSearch) => {
    setSearch(next);
    setPage(1);
  };
  const isFiltered = String(queryOf(settled)) !== '';
  return (
    <Section
      title={t('calls.title')}
      text={t('calls.text')}
      action={<Export search={settled} onError={setError} />}
    >
      <Problem error={error} kept={false} />
      <CallsFilter search={search} onChange={change} />
      <Loaded query={calls}>
        {({ calls: rows, total }) =>
          rows.length === 0 && page === 1 ? (
            <Nothing isFiltered={isFiltered} onClear={() => change(everything)} />
          ) : (
            <>
              <CallList calls={rows} />
              <PageButtons page={page} total={total} rowsOfPage={rowsOfPage} onPage={setPage} />
            </>
          )
        }
      </Loaded>
    </Section>
  );
};
