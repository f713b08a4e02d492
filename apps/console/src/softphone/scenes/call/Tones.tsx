import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Keys } from '../../parts/Keys.tsx';
import { usePhone } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Call.module.css';

const onlyTones = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[^0-9A-D*#,]/g, '')
    .slice(0, 64);

/** Keys for menus on the other side (DTMF); a pasted code is sent digit by digit. */
export const Tones = () => {
  const { say } = useWords();
  const phone = usePhone();
  const [sent, setSent] = useState('');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const send = (text: string) => {
    const digits = onlyTones(text);
    if (digits === '') return;
    setSent(sent + digits);
    void phone.command({ command: 'dtmf', digits });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) send(event.key);
  };
  const onPaste = (event: ClipboardEvent) => send(event.clipboardData.getData('text'));
  return (
    <div
      ref={place}
      className={styles.tones}
      role="group"
      aria-label={say('call.keypad')}
      tabIndex={-1}
      onKeyDown={onKey}
      onPaste={onPaste}
    >
      <output className={styles.sent}>{sent.slice(-18)}</output>
      <Keys onKey={send} />
    </div>
  );
};
