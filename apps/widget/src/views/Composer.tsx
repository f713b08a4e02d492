/** @jsxImportSource preact */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { EmojiPicker } from './EmojiPicker.tsx';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';
import type { useDraft } from './use-draft.ts';

export const longest = 5000;

type ComposerProps = {
  draft: ReturnType<typeof useDraft>;
  closed: boolean;
  /** Counts up each time the panel is opened; the field then takes the focus. */
  opened: number;
  onSend: (text: string) => void;
  onFiles: (files: FileList) => void;
};

/** Enter that ends a Chinese or Japanese word is not meant for us (Safari tells by key code only). */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

const PictureButton = ({ onFiles }: Pick<ComposerProps, 'onFiles'>) => {
  const { words } = useSpeech();
  const input = useRef<HTMLInputElement>(null);
  const take = (): void => {
    if (input.current?.files) onFiles(input.current.files);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <input ref={input} type="file" accept="image/png,image/jpeg,image/gif,image/webp" multiple hidden onChange={take} />
      <button type="button" class="tool" aria-label={words.picture} title={words.picture} onClick={() => input.current?.click()}>
        <Icon name="picture" />
      </button>
    </>
  );
};

const EmojiButton = ({ open, toggle, button }: { open: boolean; toggle: () => void; button: RefObject<HTMLButtonElement> }) => {
  const { words } = useSpeech();
  return (
    <button
      ref={button}
      type="button"
      class="tool"
      aria-label={words.emoji}
      title={words.emoji}
      aria-expanded={open}
      aria-controls="emojis"
      onClick={toggle}
    >
      <Icon name="smile" />
    </button>
  );
};

const useComposer = ({ draft, onSend, opened }: ComposerProps) => {
  const [emojis, setEmojis] = useState(false);
  const emojiButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (opened > 0) draft.field.current?.focus();
  }, [opened]);
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = draft.text.trim();
    draft.field.current?.focus();
    if (!text) return;
    draft.write('');
    onSend(text);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !isComposing(event)) submit(event);
  };
  // Esc closes the nearest thing that is open, the panel only after it.
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !emojis) return;
    event.stopPropagation();
    setEmojis(false);
    emojiButton.current?.focus();
  };
  return { emojis, setEmojis, emojiButton, submit, onKey, onEscape };
};

export const Composer = (props: ComposerProps) => {
  const { words, tag } = useSpeech();
  const { draft, closed, onFiles } = props;
  const { emojis, setEmojis, emojiButton, submit, onKey, onEscape } = useComposer(props);
  const pick = (emoji: string): void => {
    setEmojis(false);
    draft.insert(emoji);
  };
  const placeholder = closed ? words.placeholderClosed : words.placeholder;
  return (
    <form class="composer" onSubmit={submit} onKeyDown={onEscape}>
      {emojis && <EmojiPicker onPick={pick} />}
      {draft.text.length >= longest && (
        <p class="fault" role="alert">
          {words.tooLong(new Intl.NumberFormat(tag).format(longest))}
        </p>
      )}
      <textarea
        ref={draft.field}
        rows={1}
        maxLength={longest}
        value={draft.text}
        placeholder={placeholder}
        aria-label={placeholder}
        enterkeyhint="send"
        dir="auto"
        onInput={(event) => draft.write(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <div class="tools">
        <EmojiButton open={emojis} toggle={() => setEmojis(!emojis)} button={emojiButton} />
        <PictureButton onFiles={onFiles} />
        <button type="submit" class="send" aria-label={words.send} title={words.send} disabled={!draft.text.trim()}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
};
