/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks';
import type { Words } from '../languages/en.ts';
import { playTime } from '@inlay/ui/play-time.ts';
import { longestSeconds, type RecorderFault } from '../voice/recorder.ts';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';
import type { VoiceModel } from './use-voice.ts';
import { Player } from './Voice.tsx';

const faults: Record<RecorderFault, (words: Words) => string> = {
  refused: (words) => words.micRefused,
  missing: (words) => words.micMissing,
  busy: (words) => words.micBusy,
  unsupported: (words) => words.micUnsupported,
};

const Tool = ({ name, label, run }: { name: 'trash' | 'close'; label: string; run: () => void }) => (
  <button type="button" class="tool" aria-label={label} title={label} onClick={run}>
    <Icon name={name} />
  </button>
);

const Recording = ({ seconds, voice }: { seconds: number; voice: VoiceModel }) => {
  const { words } = useSpeech();
  return (
    <>
      <Tool name="trash" label={words.voiceDiscard} run={voice.cancel} />
      <span class="voice-dot" aria-hidden="true" />
      <span class="voice-time" role="timer" aria-label={words.recording}>
        {playTime(seconds)}
      </span>
      <span class="voice-most">/ {playTime(longestSeconds)}</span>
      <button
        type="button"
        class="send"
        aria-label={words.voiceStop}
        title={words.voiceStop}
        onClick={voice.stop}
      >
        <Icon name="stop" />
      </button>
    </>
  );
};

const Review = ({ url, seconds, voice }: { url: string; seconds: number; voice: VoiceModel }) => {
  const { words } = useSpeech();
  return (
    <>
      <Tool name="trash" label={words.voiceDiscard} run={voice.cancel} />
      <Player src={url} seconds={seconds} />
      <button
        type="button"
        class="send"
        aria-label={words.voiceSend}
        title={words.voiceSend}
        onClick={voice.send}
      >
        <Icon name="send" />
      </button>
    </>
  );
};

const Inside = ({ voice }: { voice: VoiceModel }) => {
  const { words } = useSpeech();
  const { state } = voice;
  if (state.name === 'recording') return <Recording seconds={state.seconds} voice={voice} />;
  if (state.name === 'review')
    return <Review url={state.url} seconds={state.recording.seconds} voice={voice} />;
  return (
    <>
      <p class={state.name === 'failed' ? 'fault' : ''} role={state.name === 'failed' ? 'alert' : 'status'}>
        {state.name === 'failed' ? faults[state.fault](words) : words.micAsking}
      </p>
      <Tool name="close" label={words.cancel} run={voice.cancel} />
    </>
  );
};

/** In place of the text field, from the first click on the microphone until the message is sent or thrown away. */
export const VoicePanel = ({ voice }: { voice: VoiceModel }) => {
  const { words } = useSpeech();
  const box = useRef<HTMLFieldSetElement>(null);
  const { name } = voice.state;
  // What is under the finger changes with the state; the focus goes to what one wants next.
  useEffect(() => box.current?.querySelector<HTMLElement>('.send, button')?.focus(), [name]);
  return (
    <fieldset class="voice-panel" aria-label={words.voice} ref={box}>
      <Inside voice={voice} />
    </fieldset>
  );
};
