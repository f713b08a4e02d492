import { IconChevronDown, IconLogout } from '@tabler/icons-react';
import { isLiveCall } from '@inlay/phone/shared-call.ts';
import type { PhoneStatus } from '@inlay/protocol/agent-socket/call-rows.ts';
import { type Presence, StatusDot } from '@inlay/ui/StatusDot.tsx';
import type { SoftphoneState } from '../model/softphone-state.ts';
import { Menu, MenuItem } from '../parts/Menu.tsx';
import { usePhone, usePhoneState } from '../parts/use-softphone.ts';
import { useWords } from '../parts/use-words.ts';
import type { WordKey } from '../words/words.ts';
import styles from './StatusMenu.module.css';

const statuses = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly PhoneStatus[];

const presenceOf = (status: PhoneStatus): Presence => {
  if (status === 1) return 'available';
  return status === 2 ? 'busy' : 'away';
};

/** What the agent is doing counts more than what was chosen (M3). */
const doing = ({ call, wrapUpUntil }: SoftphoneState): 'inCall' | 'wrapUp' | null => {
  if (isLiveCall(call)) return 'inCall';
  return wrapUpUntil === null ? null : 'wrapUp';
};

export const StatusMenu = () => {
  const { say } = useWords();
  const phone = usePhone();
  const status = usePhoneState((state) => state.status);
  const now = usePhoneState(doing);
  const word: WordKey = now === null ? `status.${status}` : `status.${now}`;
  const face = (
    <>
      <StatusDot presence={now === null ? presenceOf(status) : 'busy'} />
      <span className={styles.word}>{say(word)}</span>
      <IconChevronDown size={14} aria-hidden="true" />
    </>
  );
  return (
    <Menu label={say('status.label', { status: say(word) })} face={face}>
      {statuses.map((choice) => (
        <MenuItem key={choice} checked={choice === status} onChoose={() => phone.setStatus(choice)}>
          <StatusDot presence={presenceOf(choice)} />
          {say(`status.${choice}`)}
        </MenuItem>
      ))}
      {status !== 1 && <p className={styles.hint}>{say('status.outOnly')}</p>}
      <hr className={styles.line} />
      <MenuItem onChoose={() => void phone.signOut()}>
        <IconLogout size={14} aria-hidden="true" />
        {say('account.signOut')}
      </MenuItem>
    </Menu>
  );
};
