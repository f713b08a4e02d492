import { useWords } from '../../languages/use-words.ts';
import { selectSelected } from '../../model/selectors.ts';
import { useDesk } from '../../model/use-desk.ts';
import { visitorName } from '../../text/names.ts';
import type { Layout } from '../use-layout.ts';
import { EmptyThread } from './EmptyThread.tsx';
import styles from './Thread.module.css';
import { ThreadFooter } from './ThreadFooter.tsx';
import { ThreadHeader } from './ThreadHeader.tsx';
import { Timeline } from './Timeline.tsx';

/** Middle pane: the conversation. */
export const ThreadPane = ({ layout }: { layout: Layout }) => {
  const { t } = useWords();
  const thread = useDesk(selectSelected);
  if (!thread) return <EmptyThread />;
  return (
    <section className={styles.pane} aria-label={t('thread.label', { name: visitorName(thread, t) })}>
      <ThreadHeader thread={thread} layout={layout} />
      <Timeline key={thread.userid} thread={thread} />
      <ThreadFooter key={`footer ${thread.userid}`} thread={thread} />
    </section>
  );
};
