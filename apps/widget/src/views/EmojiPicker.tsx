/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks';
import { useSpeech } from './speech.ts';

const emojis =
  '😀 😄 😂 🙂 😉 😍 😘 🤔 😎 😅 😢 😭 😡 😱 🙏 👍 👎 👌 👏 🙌 💪 🤝 👋 💜 🎉 🔥 ✨ ⭐ ✅ ❌ ❓ ☕ 🎁 🚚 📦 💰 📷 🍵 🌞 🌙'.split(
    ' ',
  );
const columns = 8;

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };

const moveFocus = (event: KeyboardEvent): void => {
  const step = steps[event.key];
  const button = event.target;
  if (step === undefined || !(button instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const all = [...(button.parentElement?.querySelectorAll('button') ?? [])];
  all[(all.indexOf(button) + step + all.length) % all.length]?.focus();
};

/** A screen reader speaks an emoji by its own name, so the character is the label. */
export const EmojiPicker = ({ onPick }: { onPick: (emoji: string) => void }) => {
  const { words } = useSpeech();
  const ref = useRef<HTMLFieldSetElement>(null);
  useEffect(() => ref.current?.querySelector('button')?.focus(), []);
  return (
    <fieldset class="emojis" id="emojis" aria-label={words.emoji} ref={ref}>
      {emojis.map((emoji, index) => (
        <button
          key={emoji}
          type="button"
          tabIndex={index === 0 ? 0 : -1}
          onKeyDown={moveFocus}
          onClick={() => onPick(emoji)}
        >
          {emoji}
        </button>
      ))}
    </fieldset>
  );
};
