/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { playTime } from '@inlay/ui/play-time.ts';
import { useSpeech } from '../views/speech.ts';
import type { RoomState } from './call-room.ts';
import type { CallWords } from './words/en.ts';

const Clock = ({ since, label }: { since: number; label: string }) => {
  const { now } = useSpeech();
  const [time, setTime] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 500);
    return () => clearInterval(timer);
  }, [now]);
  return (
    <span class="call-time" role="timer" aria-label={label}>
      {playTime(Math.floor(Math.max(0, time - since) / 1000))}
    </span>
  );
};

const titleOf = (state: RoomState, name: string, words: CallWords): string => {
  if (state.name === 'asking') return words.asking;
  if (state.name === 'microphone') return words.noMicrophone;
  return state.name === 'over' ? words.over[state.why] : name;
};

const talkLine = (state: Extract<RoomState, { name: 'talking' }>, words: CallWords): string => {
  if (state.quality !== 'good') return words[state.quality];
  return state.muted ? words.muted : words.talking;
};

const lineOf = (state: RoomState, words: CallWords): string => {
  switch (state.name) {
    case 'asking':
      return words.askingHint;
    case 'microphone':
      return words.microphone[state.fault];
    case 'talking':
      return talkLine(state, words);
    case 'over':
      return state.said || (state.why === 'ended' ? '' : words.writeHint);
    default:
      return words[state.name];
  }
};

/** Who, how it stands, and since when. */
export const CallStatus = ({ state, name, words }: { state: RoomState; name: string; words: CallWords }) => {
  const isBad = state.name === 'microphone' || (state.name === 'over' && state.why !== 'ended');
  const line = lineOf(state, words);
  const seconds = state.name === 'over' ? state.seconds : 0;
  return (
    <div class="call-text" role={isBad ? 'alert' : 'status'}>
      <strong>{titleOf(state, name, words)}</strong>
      <span class="call-line">
        {state.name === 'talking' && <Clock since={state.since} label={words.time} />}
        {seconds > 0 && <span class="call-time">{playTime(seconds)}</span>}
        {line}
      </span>
    </div>
  );
};
