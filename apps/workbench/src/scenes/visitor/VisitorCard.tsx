import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { UserInfo } from '@inlay/protocol/agent-socket/get_user_info.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { Avatar } from '@inlay/ui/Avatar.tsx';
import { useWords } from '../../languages/use-words.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { visitorName } from '../../text/names.ts';
import styles from './Visitor.module.css';
import { visitorFacts, type Fact } from './visitor-facts.ts';

const useVisitor = ({ userid, thread_uid: uid }: ThreadRow) => {
  const { client } = useDeskActions();
  const online = useDesk((state) => state.link.name === 'online');
  return useQuery({
    queryKey: ['visitor', userid, uid],
    queryFn: async () => (await client.request('get_user_info', { userid })).data,
    enabled: online,
    staleTime: 60_000,
  });
};

const FactRow = ({ fact }: { fact: Fact }) => (
  <div className={styles.fact}>
    <dt>{fact.label}</dt>
    <dd dir="auto">
      {fact.href === undefined ? (
        fact.text
      ) : (
        <a href={fact.href} target="_blank" rel="noopener noreferrer">
          {fact.text}
        </a>
      )}
    </dd>
  </div>
);

const Facts = ({ info, thread }: { info: UserInfo; thread: ThreadRow }) => {
  const { t, language } = useWords();
  return (
    <>
      <p className={styles.past}>
        <b>{info.threads > 1 ? t('visitor.returning') : t('visitor.first')}</b>
        <span>{t('visitor.threads', { count: info.threads })}</span>
      </p>
      <dl className={styles.facts}>
        {visitorFacts(info, thread, t, language).map((fact) => (
          <FactRow key={fact.label} fact={fact} />
        ))}
      </dl>
    </>
  );
};

const Loading = () => (
  <div className={styles.loading} aria-hidden="true">
    <Skeleton height={12} width="55%" />
    <Skeleton height={12} width="80%" />
    <Skeleton height={12} width="65%" />
    <Skeleton height={12} width="72%" />
  </div>
);

export const VisitorCard = ({ thread }: { thread: ThreadRow }) => {
  const { t } = useWords();
  const { data, isError, refetch } = useVisitor(thread);
  const name = visitorName(thread, t);
  return (
    <div className={styles.card}>
      <div className={styles.who}>
        <Avatar id={thread.userid} name={name} src={thread.head_img} size={56} />
        <bdi className={styles.name}>{name}</bdi>
      </div>
      {data ? (
        <Facts info={data} thread={thread} />
      ) : isError ? (
        <p className={styles.none}>
          {t('visitor.loadFailed')}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => void refetch()}>
            {t('thread.loadAgain')}
          </Button>
        </p>
      ) : (
        <Loading />
      )}
    </div>
  );
};
