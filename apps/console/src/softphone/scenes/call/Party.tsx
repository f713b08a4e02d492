import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { ReactNode } from 'react';
import { shownNumber } from '../../model/shown-number.ts';
import { usePhoneState } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import styles from './Call.module.css';

/** The number at the other end. */
export const partyOf = ({ direction, caller, callee }: PhoneCall): string =>
  direction === 1 ? callee : caller;

/** Who is at the other end, and what for. */
export const Party = ({
  call,
  title,
  children,
}: {
  call: PhoneCall;
  title: string;
  children?: ReactNode;
}) => {
  const { say } = useWords();
  const number = shownNumber(partyOf(call), say);
  const name = usePhoneState(({ who }) => (who?.callId === call.callId ? who.name : null));
  const shown = name ?? (number === '' ? '—' : number);
  return (
    <div className={styles.party}>
      <p className={styles.title}>{title}</p>
      <h1 className={styles.number} data-long={shown.length > 14}>
        {shown}
      </h1>
      {name !== null && <p className={styles.small}>{number}</p>}
      {children}
      {call.orderId !== undefined && call.orderId !== '' && (
        <p className={styles.small}>
          {say('call.order')} {call.orderId}
        </p>
      )}
    </div>
  );
};
