import {
  IconArrowForwardUp,
  IconDialpad,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconVolume,
} from '@tabler/icons-react';
import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { ComponentType } from 'react';
import { usePhone, usePhoneState } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import type { WordKey } from '../../words/words.ts';
import styles from './Call.module.css';

export type Panel = 'keypad' | 'transfer' | 'sound';

type Props = {
  name: WordKey;
  icon: ComponentType<{ size: number }>;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
};

const CallButton = ({ name, icon: Icon, pressed, disabled, onPress }: Props) => {
  const { say } = useWords();
  return (
    <button
      type="button"
      className={styles.button}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon size={20} />
      <span>{say(name)}</span>
    </button>
  );
};

export const CallButtons = ({ call, onPanel }: { call: PhoneCall; onPanel: (panel: Panel) => void }) => {
  const phone = usePhone();
  const holding = usePhoneState((state) => state.holding);
  const mute = () => void phone.command({ command: call.muted ? 'unmute' : 'mute' });
  const hold = () => void phone.command({ command: call.held ? 'unhold' : 'hold' });
  return (
    <div className={styles.buttons}>
      <CallButton
        name={call.muted ? 'call.unmute' : 'call.mute'}
        icon={call.muted ? IconMicrophoneOff : IconMicrophone}
        pressed={call.muted}
        onPress={mute}
      />
      <CallButton
        name={call.held ? 'call.resume' : 'call.hold'}
        icon={call.held ? IconPlayerPlay : IconPlayerPause}
        pressed={call.held}
        disabled={call.peer === 'lost'}
        onPress={hold}
      />
      <CallButton name="call.keypad" icon={IconDialpad} onPress={() => onPanel('keypad')} />
      <CallButton name="call.transfer" icon={IconArrowForwardUp} onPress={() => onPanel('transfer')} />
      {holding && <CallButton name="call.sound" icon={IconVolume} onPress={() => onPanel('sound')} />}
    </div>
  );
};
