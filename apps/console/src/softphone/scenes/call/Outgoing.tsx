import { IconPhoneOff, IconPhoneOutgoing } from '@tabler/icons-react';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import { Button } from '../../parts/Button.tsx';
import { usePhone } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Call.module.css';
import { Party } from './Party.tsx';
import { Pulse } from './Pulse.tsx';

/** It rings over there. */
export const Outgoing = ({ call }: { call: PhoneCall }) => {
  const { say } = useWords();
  const phone = usePhone();
  return (
    <div className={styles.call}>
      <Party call={call} title={say('out.title')} />
      <Pulse icon={IconPhoneOutgoing} />
      <Button look="end" wide onClick={() => void phone.command({ command: 'hangup' })}>
        <IconPhoneOff size={16} aria-hidden="true" />
        {say('out.cancel')}
      </Button>
    </div>
  );
};
