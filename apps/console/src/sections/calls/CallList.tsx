import { IconPhoneIncoming, IconPhoneOutgoing, IconRobot, type TablerIcon } from '@tabler/icons-react';
import type { CallRow } from '@inlay/protocol/agent-socket/call-rows.ts';
import { useWords } from '../../languages/use-words.ts';
import { dateTime } from '../../ui/dates.ts';
import { Mark } from '../../ui/Mark.tsx';
import { Row, Rows } from '../../ui/Rows.tsx';
import styles from './Calls.module.css';

/** P5: 0 in, 1 out, 2 dialled by a machine and handed to a person. */
const icons: readonly TablerIcon[] = [IconPhoneIncoming, IconPhoneOutgoing, IconRobot];

const Direction = ({ call }: { call: CallRow }) => {
  const { t } = useWords();
  const Icon = icons[call.direction] ?? IconPhoneIncoming;
  return <Icon size={18} aria-label={t(`calls.direction.${call.direction}`)} className={styles.icon} />;
};

const otherOf = (call: CallRow): string => {
  if (call.colleague) return call.colleague.customer_name;
  const number = call.direction === 0 ? call.caller : call.callee;
  return number === '' ? '–' : number;
};

const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .filter((part, at) => at > 0 || part > 0)
    .map((part) => String(part).padStart(2, '0'))
    .join(':');

const Outcome = ({ call }: { call: CallRow }) => {
  const { t } = useWords();
  if (call.result === null) return <Mark tone="accent">{t('calls.live')}</Mark>;
  if (call.result === 'answered') return <Mark tone="good">{t('calls.result.answered')}</Mark>;
  const isBad = call.result === 'failed' || call.result === 'denied';
  const reason = call.hangup_code === null ? '' : ` · ${t(`hangup.${call.hangup_code}`)}`;
  return (
    <Mark tone={isBad ? 'bad' : 'plain'}>
      {t(`calls.result.${call.result}`)}
      {reason}
    </Mark>
  );
};

const Item = ({ call }: { call: CallRow }) => {
  const { t, language } = useWords();
  const facts = [
    dateTime(call.started_at, language),
    ...(call.agent ? [call.agent.customer_name] : []),
    ...(call.visitor ? [call.visitor.nickname] : []),
    ...(call.order_id === '' ? [] : [t('calls.order', { order: call.order_id })]),
  ];
  return (
    <Row
      title={
        <>
          <Direction call={call} />
          {otherOf(call)}
        </>
      }
      text={facts.join(' · ')}
      side={
        <>
          <span className={styles.duration}>{clock(call.duration)}</span>
          <Outcome call={call} />
        </>
      }
    />
  );
};

export const CallList = ({ calls }: { calls: readonly CallRow[] }) => {
  const { t } = useWords();
  return (
    <Rows label={t('calls.title')}>
      {calls.map((call) => (
        <Item key={call.call_id} call={call} />
      ))}
    </Rows>
  );
};
