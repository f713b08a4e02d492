import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useWords } from '../../languages/use-words.ts';
import styles from './Composer.module.css';
import { emojis } from './emojis.ts';

const columns = 8;
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: columns,
  ArrowUp: -columns,
};

const move = (event: KeyboardEvent<HTMLDivElement>): void => {
  const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
};

const groups = ['faces', 'gestures', 'things'] as const;

export const EmojiGrid = ({ onPick }: { onPick: (emoji: string) => void }) => {
  const { t } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => grid.current?.querySelector('button')?.focus(), []);
  return (
    // The arrow keys only move the focus between buttons that work by themselves.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above
    <div ref={grid} className={styles.emojis} onKeyDown={move}>
      {groups.map((group) => (
        <fieldset key={group} aria-label={t(`emoji.${group}`)} className={styles.emojiGroup}>
          {emojis[group].map((emoji) => (
            <button key={emoji} type="button" className={styles.emoji} onClick={() => onPick(emoji)}>
              {emoji}
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  );
};
