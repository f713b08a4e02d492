import { type ChangeEvent, useRef, useState } from 'react';
import { Keys } from '../../parts/Keys.tsx';
import { useFocusHere } from '../../parts/use-focus-here.ts';
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
  const field = useRef<HTMLInputElement>(null);
  useFocusHere(field);
  const send = (text: string) => {
    const digits = onlyTones(text);
    if (digits === '') return;
    setSent(sent + digits);
    void phone.command({ command: 'dtmf', digits });
  };
  const onChange = (event: ChangeEvent<HTMLInputElement>) => send(event.currentTarget.value);
  return (
    <div className={styles.tones}>
      {/* Typed and pasted digits come in here and leave at once; what was sent stays to be read. */}
      <input
        ref={field}
        className={styles.sent}
        type="text"
        inputMode="none"
        autoComplete="off"
        aria-label={say('call.keypad')}
        placeholder={sent.slice(-18)}
        value=""
        onChange={onChange}
      />
      <Keys onKey={send} />
    </div>
  );
};
