import type { MessagePart } from '@inlay/protocol/content.ts';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useWords } from '../../../languages/use-words.ts';
import { soundPosition, soundTime } from '@inlay/ui/play-time.ts';
import { Broken } from './Broken.tsx';
import styles from './Media.module.css';
import { useAudio } from './use-audio.ts';

type VoiceValue = Extract<MessagePart, { type: 'voice' }>['value'];

const Player = ({ url, told }: { url: string; told: number }) => {
  const { t } = useWords();
  const { ref, playing, broken, at, length, toggle, seek, events } = useAudio(told);
  if (broken) return <Broken url={url} text={t('part.brokenVoice')} />;
  return (
    <div className={styles.voice} dir="ltr">
      <audio ref={ref} src={url} preload="metadata" {...events}>
        <track kind="captions" />
      </audio>
      <button type="button" aria-label={t(playing ? 'part.pause' : 'part.play')} onClick={toggle}>
        {playing ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
      </button>
      <input
        type="range"
        min={0}
        max={Math.max(length, at) || 1}
        step={0.1}
        value={at}
        aria-label={t('part.voice')}
        aria-valuetext={soundPosition(at, length)}
        onChange={(event) => seek(Number(event.currentTarget.value))}
      />
      <span>{soundTime({ playing, at, length })}</span>
    </div>
  );
};

export const Voice = ({ value }: { value: VoiceValue }) => {
  const { t } = useWords();
  const url = safeUrl(value.url);
  return url === null ? (
    <Broken url={null} text={t('part.brokenVoice')} />
  ) : (
    <Player url={url} told={value.duration ?? 0} />
  );
};
