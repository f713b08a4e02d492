/** @jsxImportSource preact */
import type { MessagePart } from '@inlay/protocol/content.ts';
import { useRef, useState } from 'preact/hooks';
import { soundPosition, soundTime } from '@inlay/ui/play-time.ts';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

type VoiceValue = Extract<MessagePart, { type: 'voice' }>['value'];

const pauseOthers = (playing: HTMLAudioElement): void => {
  for (const audio of document.querySelectorAll('audio')) if (audio !== playing) audio.pause();
};

/** `told`: a recorder writes no length into its file, so its sender says how long it is. */
const useAudio = (told: number) => {
  const ref = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [broken, setBroken] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(told);
  const toggle = (): void => {
    const audio = ref.current;
    if (!audio) return;
    if (!audio.paused) return audio.pause();
    pauseOthers(audio);
    audio.play().catch(() => setBroken(true));
  };
  const seek = (to: number): void => {
    if (ref.current) ref.current.currentTime = to;
    setAt(to);
  };
  const events = {
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    onEnded: () => seek(0),
    onTimeUpdate: () => setAt(ref.current?.currentTime ?? 0),
    onDurationChange: () => {
      const own = ref.current?.duration ?? 0;
      if (Number.isFinite(own) && own > 0) setLength(own);
    },
    onError: () => setBroken(true),
  };
  return { ref, playing, broken, at, length: Math.max(length, at), toggle, seek, events };
};

export const Player = ({ src, seconds }: { src: string; seconds: number }) => {
  const { words } = useSpeech();
  const { ref, playing, broken, at, length, toggle, seek, events } = useAudio(seconds);
  if (broken)
    return (
      <a href={src} target="_blank" rel="noopener noreferrer nofollow">
        {words.voiceBroken}
      </a>
    );
  return (
    <span class="voice" dir="ltr">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- people's own recordings come without captions */}
      <audio ref={ref} src={src} preload="metadata" {...events} />
      <button
        type="button"
        class="voice-play"
        aria-label={playing ? words.pause : words.play}
        onClick={toggle}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <input
        type="range"
        min={0}
        max={length || 1}
        step={0.1}
        value={at}
        aria-label={words.voice}
        aria-valuetext={soundPosition(at, length)}
        onInput={(event) => seek(Number(event.currentTarget.value))}
      />
      <span class="voice-time">{soundTime({ playing, at, length })}</span>
    </span>
  );
};

export const Voice = ({ value }: { value: VoiceValue }) => {
  const { words } = useSpeech();
  const url = safeUrl(value.url);
  return url ? <Player src={url} seconds={value.duration ?? 0} /> : <>{words.voice}</>;
};
