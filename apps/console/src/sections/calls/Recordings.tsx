import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CallRow } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { CallRecordingRow } from '@inlay/protocol/calls-http/recording-row.ts';
import type { SyntheticEvent } from 'react';
import { useAdmin } from '../../data/admin.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { time } from '../../ui/dates.ts';
import { IconAction } from '../../ui/IconAction.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Problem } from '../../ui/Problem.tsx';
import type { Dialogs } from '../../ui/use-dialogs.tsx';
import { clock } from './clock.ts';
import styles from './Calls.module.css';

type Link = { url: string; expires_in: number };

const useLink = (id: number) => {
  const admin = useAdmin();
  return useQuery({
    queryKey: ['/call-recordings', id],
    queryFn: () => admin.get<Link>(`/call-recordings/${id}/link`),
    // The same address for as long as it is good: another one would begin from the beginning.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
};

/** What a browser records says nowhere how long it is: once at its end, the player knows. */
const findEnd = ({ currentTarget: player }: SyntheticEvent<HTMLAudioElement>): void => {
  if (Number.isFinite(player.duration)) return;
  player.addEventListener('durationchange', () => (player.currentTime = 0), { once: true });
  player.currentTime = Number.MAX_SAFE_INTEGER;
};

const Player = ({ recording }: { recording: CallRecordingRow }) => {
  const { t } = useWords();
  const link = useLink(recording.recording_id);
  const name = t('recording.of', { agent: recording.agent.customer_name });
  if (link.error) return <Problem error={link.error} kept={false} />;
  if (!link.data) return <span className={styles.player} />;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody has written down what was said */}
      <audio
        className={styles.player}
        controls
        controlsList="nodownload"
        preload="metadata"
        aria-label={name}
        src={link.data.url}
        onLoadedMetadata={findEnd}
      />
      <Tooltip label={t('recording.download')}>
        <ActionIcon
          component="a"
          href={link.data.url}
          download
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('recording.download')}
        >
          <IconDownload size={18} />
        </ActionIcon>
      </Tooltip>
    </>
  );
};

const useRemove = (ask: Dialogs['ask']) => {
  const { t } = useWords();
  const remove = useChange((admin, id: number) => admin.send('DELETE', `/call-recordings/${id}`), ['/calls']);
  return (id: number) =>
    ask({
      title: t('recording.remove.title'),
      text: t('recording.remove.text'),
      action: t('recording.remove.action'),
      run: () => remove.mutateAsync(id),
    });
};

type PartProps = { recording: CallRecordingRow; onRemove: (id: number) => void };

const Part = ({ recording, onRemove }: PartProps) => {
  const { t, language } = useWords();
  const isStored = recording.state === 'stored';
  const facts = [
    recording.agent.customer_name,
    time(recording.started_at, language),
    ...(isStored ? [clock(Math.round(recording.duration_ms / 1000))] : []),
  ];
  return (
    <li className={styles.part}>
      <div className={styles.about}>
        <span>{facts.join(' · ')}</span>
        {recording.problem === null ? null : (
          <Mark tone={isStored ? 'plain' : 'bad'}>{t(`recording.problem.${recording.problem}`)}</Mark>
        )}
        {recording.state === 'recording' ? <Mark tone="accent">{t('recording.waiting')}</Mark> : null}
      </div>
      <div className={styles.controls}>
        {isStored ? <Player recording={recording} /> : null}
        <IconAction
          danger
          label={t('recording.remove')}
          icon={<IconTrash size={18} />}
          onClick={() => onRemove(recording.recording_id)}
        />
      </div>
    </li>
  );
};

/** P8: what was recorded of a call; more than one part after a reload or a transfer. */
export const Recordings = ({ call, ask }: { call: CallRow; ask: Dialogs['ask'] }) => {
  const { t } = useWords();
  const remove = useRemove(ask);
  return (
    <ul className={styles.parts} aria-label={t('recording.title')}>
      {(call.recordings ?? []).map((recording) => (
        <Part key={recording.recording_id} recording={recording} onRemove={remove} />
      ))}
    </ul>
  );
};
