import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditRow } from '@inlay/protocol/admin-http/audit.ts';
import { useAdmin } from '../../data/admin.ts';
import { useWords } from '../../languages/use-words.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { AuditList } from './AuditList.tsx';

const rowsOfPage = 50;

const usePages = () => {
  const admin = useAdmin();
  return useInfiniteQuery({
    queryKey: ['/audit'],
    queryFn: ({ pageParam }) =>
      admin.get<AuditRow[]>(`/audit?limit=${rowsOfPage}${pageParam === null ? '' : `&before=${pageParam}`}`),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < rowsOfPage ? undefined : page.at(-1)?.id),
    select: ({ pages }) => pages.flat(),
  });
};

export const AuditSection = () => {
  const { t } = useWords();
  const pages = usePages();
  return (
    <Section title={t('audit.title')} text={t('audit.text')}>
      <Loaded query={pages}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              icon={<IconHistory size={24} />}
              title={t('audit.empty.title')}
              text={t('audit.empty.text')}
            />
          ) : (
            <AuditList rows={rows} />
          )
        }
      </Loaded>
      {pages.hasNextPage ? (
        <Button
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('audit.more')}
        </Button>
      ) : null}
    </Section>
  );
};
