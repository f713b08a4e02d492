import { Skeleton } from '@mantine/core';
import { useRef, useState } from 'react';
import type { FrameState } from '../../business/frame-state.ts';
import type { PageLoad } from '../../business/panel-state.ts';
import { useWords } from '../../languages/use-words.ts';
import styles from './BusinessPages.module.css';
import { PageNotice } from './PageNotice.tsx';
import { sandbox } from './sandbox.ts';
import { usePageFrame, useRetryOnline } from './use-page-frame.ts';
import { usePanel } from './use-panel.ts';

const Loading = ({ name }: { name: string }) => {
  const { t } = useWords();
  return (
    <output className={styles.loading} aria-label={t('panel.loading', { name })}>
      <Skeleton height={14} width="45%" />
      <Skeleton height={64} />
      <Skeleton height={64} />
      <Skeleton height={14} width="70%" />
    </output>
  );
};

const isWaiting = (state: FrameState, arrived: boolean): boolean =>
  state.name === 'opening' || (state.name === 'loading' && !arrived);

type Props = { load: PageLoad; onTrouble: (error: unknown) => void };

/** S1: a page of the company, in a frame of its own origin that may do nothing but what the SDK asks for. */
export const PageFrame = ({ load, onTrouble }: Props) => {
  const panel = usePanel();
  const frame = useRef<HTMLIFrameElement>(null);
  const { state, height } = usePageFrame({ load, frame, onTrouble });
  const [arrived, setArrived] = useState(false);
  const [dismissed, setDismissed] = useState<FrameState['name'] | null>(null);
  const { name, origin, page_id: pageId } = load.page;
  const retry = () => panel.reload(pageId);
  useRetryOnline(state, retry);
  return (
    <>
      {dismissed === state.name ? null : (
        <PageNotice
          state={state}
          name={name}
          origin={origin}
          onRetry={retry}
          onDismiss={() => setDismissed(state.name)}
        />
      )}
      <div className={styles.frameBox} data-state={state.name}>
        {isWaiting(state, arrived) ? <Loading name={name} /> : null}
        <iframe
          ref={frame}
          className={styles.frame}
          title={name}
          sandbox={sandbox(origin)}
          allow=""
          style={height === null ? undefined : { height, flex: 'none' }}
          onLoad={() => setArrived(urlIsThere(state))}
        />
      </div>
    </>
  );
};

/** The empty document that every frame begins with loads too. */
const urlIsThere = (state: FrameState): boolean => state.name !== 'opening';
