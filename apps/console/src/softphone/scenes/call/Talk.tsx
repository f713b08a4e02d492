import { IconPhoneOff } from '@tabler/icons-react';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import { useState } from 'react';
import { Button } from '../../parts/Button.tsx';
import { duration } from '../../parts/duration.ts';
import { useNow } from '../../parts/use-now.ts';
import { usePhone, usePhoneState } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Call.module.css';
import { CallButtons, type Panel } from './CallButtons.tsx';
import { CallNote } from './CallNote.tsx';
import { Consultation } from './Consultation.tsx';
import { Party } from './Party.tsx';
import { RecordingMark } from './RecordingMark.tsx';
import { SidePanel } from './SidePanel.tsx';
import { TransferNote } from './TransferNote.tsx';

const Timer = ({ from }: { from: number }) => {
  const { say } = useWords();
  const now = useNow();
  return (
    <p className={styles.timer} role="timer" aria-label={say('call.timer')}>
      {duration(now - from)}
    </p>
  );
};

/** In a call. */
export const Talk = ({ call }: { call: PhoneCall }) => {
  const { say } = useWords();
  const phone = usePhone();
  const [panel, setPanel] = useState<Panel | null>(null);
  const consultation = usePhoneState((state) => state.own?.consultation ?? null);
  const isAsking = consultation !== null && consultation.name !== 'ended';
  if (isAsking) return <Consultation call={call} consultation={consultation} />;
  if (panel !== null) return <SidePanel panel={panel} call={call} onBack={() => setPanel(null)} />;
  return (
    <div className={styles.call}>
      <Party call={call} title={say('call.title')}>
        <Timer from={call.callConnectedTimestamp ?? call.callStartTimestamp ?? 0} />
        <RecordingMark />
      </Party>
      <CallNote call={call} />
      <TransferNote />
      <CallButtons call={call} onPanel={setPanel} />
      <Button look="end" wide onClick={() => void phone.command({ command: 'hangup' })}>
        <IconPhoneOff size={16} aria-hidden="true" />
        {say('call.hangUp')}
      </Button>
    </div>
  );
};
