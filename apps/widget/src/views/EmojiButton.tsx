/** @jsxImportSource preact */
import { useCallback, useRef, useState } from 'preact/hooks';
import { EmojiPicker } from './EmojiPicker.tsx';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';
import { useEscape } from './use-escape.ts';

export const EmojiButton = ({ onPick }: { onPick: (emoji: string) => void }) => {
  const { words } = useSpeech();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  useEscape(open ? close : null, true);
  const pick = (emoji: string): void => {
    setOpen(false);
    onPick(emoji);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="tool"
        aria-label={words.emoji}
        title={words.emoji}
        aria-expanded={open}
        aria-controls="emojis"
        onClick={() => setOpen(!open)}
      >
        <Icon name="smile" />
      </button>
      {open && <EmojiPicker onPick={pick} />}
    </>
  );
};
