/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import type { Memory } from '../storage/memory.ts';
import type { RecorderDeps, Recording } from '../voice/recorder.ts';
import { EmojiButton } from './EmojiButton.tsx';
import { Icon } from './Icon.tsx';
import { FilesButton } from './FilesButton.tsx';
import { useSpeech } from './speech.ts';
import { isPlainEnter } from './text-field.ts';
import { useDraft } from './use-draft.ts';
import { useVoice } from './use-voice.ts';
import { VoicePanel } from './VoicePanel.tsx';

const longest = 5000;

type ComposerProps = {
  memory: Memory;
  closed: boolean;
  /** Counts up each time the panel is opened; the field then takes the focus. */
  opened: number;
  onInput: (text: string) => void;
  onSend: (text: string) => void;
  onFiles: (files: File[]) => void;
  recorder: RecorderDeps | null;
  onVoice: (recording: Recording) => void;
};

const LimitNote = () => {
  const { words, tag } = useSpeech();
  return (
    <p class="fault" role="alert">
      {words.tooLong(new Intl.NumberFormat(tag).format(longest))}
    </p>
  );
};

const SendButton = ({ disabled }: { disabled: boolean }) => {
  const { words } = useSpeech();
  return (
    <button type="submit" class="send" aria-label={words.send} title={words.send} disabled={disabled}>
      <Icon name="send" />
    </button>
  );
};

const useComposer = ({ memory, opened, onInput, onSend }: ComposerProps) => {
  const { field, text, write, insert } = useDraft(memory, onInput);
  useEffect(() => {
    if (opened > 0) field.current?.focus();
  }, [opened, field]);
  const submit = (event: Event): void => {
    event.preventDefault();
    field.current?.focus();
    if (!text.trim()) return;
    write('');
    onSend(text.trim());
  };
  return { field, text, write, insert, submit };
};

const MicButton = ({ onClick }: { onClick: () => void }) => {
  const { words } = useSpeech();
  return (
    <button
      type="button"
      class="tool"
      aria-label={words.voiceRecord}
      title={words.voiceRecord}
      onClick={onClick}
    >
      <Icon name="mic" />
    </button>
  );
};

const TextComposer = (props: ComposerProps & { onRecord: (() => void) | null }) => {
  const { onRecord } = props;
  const { words } = useSpeech();
  const { field, text, write, insert, submit } = useComposer(props);
  const placeholder = props.closed ? words.placeholderClosed : words.placeholder;
  return (
    <form class="composer" onSubmit={submit}>
      {text.length >= longest && <LimitNote />}
      <textarea
        ref={field}
        rows={1}
        maxLength={longest}
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        enterkeyhint="send"
        dir="auto"
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => isPlainEnter(event) && submit(event)}
      />
      <div class="tools">
        <EmojiButton onPick={insert} />
        <FilesButton onFiles={props.onFiles} />
        {onRecord && <MicButton onClick={onRecord} />}
        <SendButton disabled={!text.trim()} />
      </div>
    </form>
  );
};

const VoiceComposer = (props: ComposerProps & { recorder: RecorderDeps }) => {
  const voice = useVoice(props.recorder, props.onVoice);
  if (voice.state.name === 'idle') return <TextComposer {...props} onRecord={voice.start} />;
  return (
    <div class="composer">
      <VoicePanel voice={voice} />
    </div>
  );
};

export const Composer = (props: ComposerProps) => {
  const { recorder } = props;
  return recorder ? (
    <VoiceComposer {...props} recorder={recorder} />
  ) : (
    <TextComposer {...props} onRecord={null} />
  );
};
