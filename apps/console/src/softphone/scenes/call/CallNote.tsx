import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import { usePhoneState } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import type { WordKey } from '../../words/words.ts';
import styles from './Call.module.css';

/** Why one of the two is not heard just now; the weightiest reason. */
const reasonOf = (call: PhoneCall, moving: boolean, interrupted: boolean): WordKey | null => {
  if (moving) return 'call.moving';
  if (call.peer === 'lost') return 'call.peerLost';
  if (interrupted) return 'call.interrupted';
  if (call.held) return 'call.held';
  if (call.remote_held) return 'call.otherHeld';
  return call.muted ? 'call.muted' : null;
};

export const CallNote = ({ call }: { call: PhoneCall }) => {
  const { say } = useWords();
  const moving = usePhoneState((state) => state.moving);
  const interrupted = usePhoneState((state) => state.own?.interrupted ?? false);
  const reason = reasonOf(call, moving, interrupted);
  return <output className={styles.note}>{reason === null ? '' : say(reason)}</output>;
};
