import { IconBackspace, IconPhone } from '@tabler/icons-react';
import { type ClipboardEvent, type FormEvent, useRef } from 'react';
import { SelectField } from '../../parts/Field.tsx';
import { Button } from '../../parts/Button.tsx';
import { Keys } from '../../parts/Keys.tsx';
import { useFocusHere } from '../../parts/use-focus-here.ts';
import { usePhoneState } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import { showNumber } from '@inlay/phone/dial-string.ts';
import { numberHint, pasted } from './number-hint.ts';
import styles from './Pad.module.css';
import { useDialPad } from './use-dial-pad.ts';

/** From which of the agent's numbers; at random if he does not say (P4). */
const From = ({ value, onChoose }: { value: string; onChoose: (value: string) => void }) => {
  const { say } = useWords();
  const numbers = usePhoneState((state) => state.seat?.numbers);
  if (numbers === undefined || numbers.length === 0) return null;
  const choices = numbers.map((number) => ({ value: number, name: showNumber(number) }));
  return (
    <div className={styles.from}>
      <SelectField
        label={say('pad.from')}
        value={value}
        choices={[{ value: '', name: say('pad.fromAny') }, ...choices]}
        onChoose={onChoose}
      />
    </div>
  );
};

export const Pad = () => {
  const { say, language } = useWords();
  const pad = useDialPad();
  const field = useRef<HTMLInputElement>(null);
  useFocusHere(field);
  const hint = numberHint(pad.number, say, language);
  const problem = pad.problem ?? (hint.kind === 'bad' ? hint.text : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (hint.kind === 'plain') pad.dial();
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    pad.setNumber(pasted(event.clipboardData.getData('text')));
  };
  return (
    <form className={styles.pad} onSubmit={submit}>
      <div className={styles.line}>
        <input
          ref={field}
          className={styles.number}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          aria-label={say('pad.number')}
          aria-describedby="pad-hint"
          aria-invalid={problem !== null}
          placeholder={say('pad.placeholder')}
          value={pad.number}
          onChange={(event) => pad.setNumber(event.currentTarget.value.slice(0, 40))}
          onPaste={onPaste}
        />
        {pad.number !== '' && (
          <button
            type="button"
            className={styles.delete}
            aria-label={say('pad.delete')}
            onClick={() => pad.setNumber(pad.number.slice(0, -1))}
          >
            <IconBackspace size={18} aria-hidden="true" />
          </button>
        )}
      </div>
      <p id="pad-hint" className={styles.hint} data-bad={problem !== null} aria-live="polite">
        {problem ?? hint.text}
      </p>
      <Keys onKey={(key) => pad.setNumber(pad.number + key)} />
      <From value={pad.caller} onChoose={pad.setCaller} />
      <Button type="submit" look="call" wide disabled={hint.kind !== 'plain'}>
        <IconPhone size={16} aria-hidden="true" />
        {say('pad.call')}
      </Button>
    </form>
  );
};
