import { Button, Skeleton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useRef } from 'react';
import type { UserInfo } from '@inlay/protocol/agent-socket/get_user_info.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { Avatar } from '@inlay/ui/Avatar.tsx';
import { useWords } from '../../languages/use-words.ts';
import { visitorName } from '../../text/names.ts';
import { useVisitor } from './use-visitor.ts';
import styles from './Visitor.module.css';
import type { VisitorForms } from './use-visitor-forms.ts';
import { visitorFacts, type Fact } from './visitor-facts.ts';

const VisitorEditor = lazy(() =>
  import('./VisitorEditor.tsx').then((module) => ({ default: module.VisitorEditor })),
);

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

const Tags = ({ tags }: { tags: readonly string[] }) => {
  const { t } = useWords();
  if (tags.length === 0) return null;
  return (
    <ul className={styles.tags} aria-label={t('visitor.tags')}>
      {tags.map((tag) => (
        <li key={tag} className={styles.tag}>
          <bdi>{tag}</bdi>
        </li>
      ))}
    </ul>
  );
};

const Facts = ({ info, thread, onEdit }: { info: UserInfo; thread: ThreadRow; onEdit: () => void }) => {
  const { t, language } = useWords();
  return (
    <>
      <Tags tags={info.tags} />
      {info.memo === '' ? null : (
        <p className={styles.memo} dir="auto">
          {info.memo}
        </p>
      )}
      <p className={styles.past}>
        <b>{info.threads > 1 ? t('visitor.returning') : t('visitor.first')}</b>
        <span>{t('visitor.threads', { count: info.threads })}</span>
      </p>
      <dl className={styles.facts}>
        {visitorFacts(info, thread, t, language).map((fact) => (
          <FactRow key={fact.label} fact={fact} />
        ))}
      </dl>
      <Button
        data-edit
        className={styles.edit ?? ''}
        variant="default"
        size="compact-md"
        leftSection={<IconPencil size={15} aria-hidden="true" />}
        onClick={onEdit}
      >
        {t('visitor.edit')}
      </Button>
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

type Props = { thread: ThreadRow; editing: VisitorForms };

export const VisitorCard = ({ thread, editing }: Props) => {
  const { t } = useWords();
  const { data, isError, refetch } = useVisitor(thread);
  const { forms, put, close } = editing;
  const name = visitorName(thread, t);
  const { userid } = thread;
  const card = useRef<HTMLDivElement>(null);
  return (
    <div ref={card} className={styles.card}>
      <div className={styles.who}>
        <Avatar id={userid} name={name} src={thread.head_img} size={56} />
        <bdi className={styles.name}>{name}</bdi>
      </div>
      {data && forms.has(userid) ? (
        <Suspense fallback={<Loading />}>
          <VisitorEditor
            key={userid}
            info={data}
            draft={forms.get(userid) ?? null}
            onDraft={(form) => put(userid, form)}
            onDone={() => {
              close(userid);
              // Back where it was begun, once that is there again.
              requestAnimationFrame(() => card.current?.querySelector<HTMLElement>('[data-edit]')?.focus());
            }}
          />
        </Suspense>
      ) : data ? (
        <Facts info={data} thread={thread} onEdit={() => put(userid, null)} />
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
