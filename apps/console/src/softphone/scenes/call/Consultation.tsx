import { IconArrowForwardUp, IconPhoneOff } from '@tabler/icons-react';
import type { CallState } from '@inlay/phone/call-state.ts';
import { showNumber } from '@inlay/phone/dial-string.ts';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import { shownNumber } from '../../model/shown-number.ts';
import { Button } from '../../parts/Button.tsx';
import { usePhone } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Call.module.css';
import { partyOf } from './Party.tsx';
import { TransferNote } from './TransferNote.tsx';

/** Somebody is asked while the caller waits on hold. */
export const Consultation = ({ call, consultation }: { call: PhoneCall; consultation: CallState }) => {
  const { say } = useWords();
  const phone = usePhone();
  const isTalking = consultation.name === 'talking';
  const number = showNumber(consultation.facts.callee);
  return (
    <div className={styles.call}>
      <div className={styles.party}>
        <p className={styles.title}>{say('transfer.title')}</p>
        <h1 className={styles.number}>{number}</h1>
        <p className={styles.small}>{say(isTalking ? 'consult.talking' : 'consult.ringing', { number })}</p>
        <p className={styles.small}>{say('consult.waits', { number: shownNumber(partyOf(call), say) })}</p>
      </div>
      <TransferNote />
      <div className={styles.two}>
        <Button look="end" onClick={() => void phone.command({ command: 'hangup' })}>
          <IconPhoneOff size={16} aria-hidden="true" />
          {say('consult.cancel')}
        </Button>
        <Button
          look="primary"
          disabled={!isTalking}
          onClick={() => void phone.command({ command: 'complete_transfer' })}
        >
          <IconArrowForwardUp size={16} aria-hidden="true" />
          {say('consult.complete')}
        </Button>
      </div>
    </div>
  );
};
