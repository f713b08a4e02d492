import { type ClipboardEvent, type FormEvent, useState } from 'react';
import { refusalKey } from '../../model/softphone.ts';
import { Button } from '../../parts/Button.tsx';
import { TextField } from '../../parts/Field.tsx';
import { usePhone } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import { numberHint, pasted } from '../pad/number-hint.ts';
import styles from './Call.module.css';

/** Blind: handed over at once. Attended: the agent speaks with the third one first (P8). */
export const TransferForm = ({ onDone }: { onDone: () => void }) => {
  const { say, language } = useWords();
  const phone = usePhone();
  const [number, setNumber] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const hint = numberHint(number, say, language);
  const run = async (command: 'transfer' | 'consult') => {
    const outcome = await phone.tryCommand({ command, callee: number });
    if (outcome === null) onDone();
    else setProblem(say(refusalKey(outcome)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (hint.kind === 'plain') void run('consult');
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    setNumber(pasted(event.clipboardData.getData('text')));
  };
  return (
    <form className={styles.transfer} onSubmit={submit}>
      <TextField
        label={say('transfer.number')}
        type="tel"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to type this
        autoFocus
        autoComplete="off"
        maxLength={40}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        onPaste={onPaste}
      />
      <p className={styles.small} data-bad={problem !== null || hint.kind === 'bad'} aria-live="polite">
        {problem ?? hint.text}
      </p>
      <Button type="submit" look="primary" wide disabled={hint.kind !== 'plain'}>
        {say('transfer.ask')}
      </Button>
      <Button wide disabled={hint.kind !== 'plain'} onClick={() => void run('transfer')}>
        {say('transfer.blind')}
      </Button>
    </form>
  );
};
