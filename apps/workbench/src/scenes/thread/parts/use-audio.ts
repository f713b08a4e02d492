import { useRef, useState } from 'react';

/** Two voices at a time are understood by nobody. */
const pauseOthers = (playing: HTMLAudioElement): void => {
  for (const audio of document.querySelectorAll('audio')) if (audio !== playing) audio.pause();
};

/** `told`: a recorder writes no length into its file, so its sender says how long it is. */
export const useAudio = (told: number) => {
  const ref = useRef<HTMLAudioElement>(null);
  const [state, setState] = useState({ playing: false, broken: false, at: 0, length: told });
  const change = (some: Partial<typeof state>) => setState((before) => ({ ...before, ...some }));
  const fail = () => change({ broken: true });

  const toggle = () => {
    const audio = ref.current;
    if (audio === null) return;
    if (!audio.paused) return audio.pause();
    pauseOthers(audio);
    audio.play().catch(fail);
  };
  const seek = (at: number) => {
    if (ref.current !== null) ref.current.currentTime = at;
    change({ at });
  };
  const events = {
    onPlay: () => change({ playing: true }),
    onPause: () => change({ playing: false }),
    onEnded: () => seek(0),
    onError: fail,
    onTimeUpdate: () => change({ at: ref.current?.currentTime ?? 0 }),
    onDurationChange: () => {
      const length = ref.current?.duration ?? Number.NaN;
      if (Number.isFinite(length)) change({ length });
    },
  };
  return { ...state, ref, toggle, seek, events };
};
