import { IconPhone, IconPhoneIncoming, IconPhoneOff } from '@tabler/icons-react';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import { useRef } from 'react';
import { shownNumber } from '../../model/shown-number.ts';
import { Button } from '../../parts/Button.tsx';
import { useFocusHere } from '../../parts/use-focus-here.ts';
import { usePhone } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Call.module.css';
import { Party } from './Party.tsx';
import { Pulse } from './Pulse.tsx';

/** It rings. */
export const Incoming = ({ call }: { call: PhoneCall }) => {
  const { say } = useWords();
  const phone = usePhone();
  const dialog = useRef<HTMLDivElement>(null);
  // The dialog, not the button: Enter for what one was typing must not answer.
  useFocusHere(dialog);
  return (
    <div ref={dialog} className={styles.call} role="alertdialog" aria-label={say('ring.title')} tabIndex={-1}>
      <Party call={call} title={say(call.direction === 2 ? 'ring.auto' : 'ring.title')}>
        {call.callee !== '' && (
          <p className={styles.small}>{say('ring.on', { number: shownNumber(call.callee, say) })}</p>
        )}
      </Party>
      <Pulse icon={IconPhoneIncoming} />
      <div className={styles.two}>
        <Button look="end" onClick={() => void phone.command({ command: 'reject' })}>
          <IconPhoneOff size={16} aria-hidden="true" />
          {say('ring.reject')}
        </Button>
        <Button look="call" onClick={() => void phone.command({ command: 'answer' })}>
          <IconPhone size={16} aria-hidden="true" />
          {say('ring.answer')}
        </Button>
      </div>
    </div>
  );
};
