import { IconPhoneIncoming, IconPhoneOutgoing, IconPhoneX } from '@tabler/icons-react';
import type { CallRow } from '@inlay/protocol/agent-socket/call-rows.ts';
import { duration } from '../../parts/duration.ts';
import { usePhone } from '../../parts/use-softphone.ts';
import { useWords } from '../../parts/use-words.ts';
import type { Say } from '../../words/words.ts';
import { canBeCalled, shownNumber } from '../../model/shown-number.ts';
import { otherName } from '../../model/other-name.ts';
import { callKind, otherNumber } from './call-kind.ts';
import styles from './CallList.module.css';
import { momentOf } from './moment.ts';

const icons = { in: IconPhoneIncoming, out: IconPhoneOutgoing, missed: IconPhoneX } as const;

const outcomeOf = (row: CallRow, say: Say): string => {
  if (row.state !== 'ended') return say('calls.live');
  if (row.connected_at !== null) return duration(row.duration * 1_000);
  if (callKind(row) === 'missed') return say('calls.missedOne');
  return row.result === null || row.result === 'answered' ? '' : say(`calls.result.${row.result}`);
};

type Details = { name: string | null; number: string; outcome: string; isNumber: boolean };

/** A number says more than what became of the call, a word for it less: the line may be cut at its end. */
const detailsOf = ({ name, number, outcome, isNumber }: Details): string => {
  if (name === null) return outcome;
  const both = isNumber ? [number, outcome] : [outcome, number];
  return both.filter((text) => text !== '').join(' · ');
};

/** One call; pressed, it is called back, if there is a number to call. */
export const CallItem = ({ row }: { row: CallRow }) => {
  const { say, language } = useWords();
  const phone = usePhone();
  const kind = callKind(row);
  const number = shownNumber(otherNumber(row), say);
  const name = otherName(row);
  const canCall = canBeCalled(otherNumber(row));
  const Icon = icons[kind];
  const again = () => void phone.callBack(otherNumber(row));
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        data-kind={kind}
        title={canCall ? say('calls.callBack', { number }) : say('calls.writeBack')}
        disabled={!canCall}
        onClick={again}
      >
        <Icon className={styles.icon} size={16} aria-hidden="true" />
        <span className={styles.unseen}>{say(kind === 'missed' ? 'calls.missedOne' : `calls.${kind}`)}</span>
        <span className={styles.who}>
          <span className={styles.number}>{name ?? number}</span>
          <span className={styles.small}>
            {detailsOf({ name, number, outcome: outcomeOf(row, say), isNumber: canCall })}
          </span>
        </span>
        <time className={styles.time} dateTime={new Date(row.started_at).toISOString()}>
          {momentOf(row.started_at, language)}
        </time>
      </button>
    </li>
  );
};
