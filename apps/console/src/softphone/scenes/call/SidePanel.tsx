import { IconArrowLeft } from '@tabler/icons-react';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import { shownNumber } from '../../model/shown-number.ts';
import { Button } from '../../parts/Button.tsx';
import { useWords } from '../../parts/use-words.ts';
import { DeviceFields } from '../sound/DeviceFields.tsx';
import styles from './Call.module.css';
import type { Panel } from './CallButtons.tsx';
import { partyOf } from './Party.tsx';
import { Tones } from './Tones.tsx';
import { TransferForm } from './TransferForm.tsx';

type Props = { panel: Panel; call: PhoneCall; onBack: () => void };

const Body = ({ panel, onBack }: Props) => {
  if (panel === 'keypad') return <Tones />;
  return panel === 'transfer' ? <TransferForm onDone={onBack} /> : <DeviceFields />;
};

/** Beside the call: keys, transfer, devices. */
export const SidePanel = (props: Props) => {
  const { say } = useWords();
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <Button look="link" onClick={props.onBack} aria-label={say('call.back')}>
          <IconArrowLeft size={16} aria-hidden="true" />
          {shownNumber(partyOf(props.call), say)}
        </Button>
      </div>
      <Body {...props} />
    </div>
  );
};
