import {
  IconChevronUp,
  IconHeadphones,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  IconRobot,
  type TablerIcon,
} from '@tabler/icons-react';
import type { CallRow } from '@inlay/protocol/agent-socket/call-rows.ts';
import { webCaller } from '@inlay/protocol/calls-http/web-caller.ts';
import { type Say, useWords } from '../../languages/use-words.ts';
import { dateTime } from '../../ui/dates.ts';
import { Mark } from '../../ui/Mark.tsx';
import { Row, Rows } from '../../ui/Rows.tsx';
import { useState } from 'react';
import { IconAction } from '../../ui/IconAction.tsx';
import { type Dialogs, useDialogs } from '../../ui/use-dialogs.tsx';
import styles from './Calls.module.css';
import { clock } from './clock.ts';
import { Recordings } from './Recordings.tsx';

/** P5: 0 in, 1 out, 2 dialled by a machine and handed to a person. */
const icons: readonly TablerIcon[] = [IconPhoneIncoming, IconPhoneOutgoing, IconRobot];

const Direction = ({ call }: { call: CallRow }) => {
  const { t } = useWords();
  const Icon = icons[call.direction] ?? IconPhoneIncoming;
  return <Icon size={18} aria-label={t(`calls.direction.${call.direction}`)} className={styles.icon} />;
};

const isFromWeb = ({ direction, caller }: CallRow): boolean => direction !== 1 && caller === webCaller;

const otherOf = (call: CallRow, t: Say): string => {
  if (call.colleague) return call.colleague.customer_name;
  if (isFromWeb(call)) return call.visitor?.nickname ?? t('calls.web');
  const number = call.direction === 0 ? call.caller : call.callee;
  return number === '' ? '–' : number;
};

/** What the title does not say of the visitor. */
const visitorOf = (call: CallRow, t: Say): string[] => {
  if (!call.visitor) return [];
  return [isFromWeb(call) ? t('calls.web') : call.visitor.nickname];
};

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

const Listen = ({ open, onToggle }: { open: boolean; onToggle: () => void }) => {
  const { t } = useWords();
  return (
    <IconAction
      label={t(open ? 'recording.close' : 'recording.open')}
      icon={open ? <IconChevronUp size={18} /> : <IconHeadphones size={18} />}
      onClick={onToggle}
    />
  );
};

const Item = ({ call, ask }: { call: CallRow; ask: Dialogs['ask'] }) => {
  const { t, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  const isRecorded = (call.recordings ?? []).length > 0;
  const facts = [
    dateTime(call.started_at, language),
    ...(call.agent ? [call.agent.customer_name] : []),
    ...visitorOf(call, t),
    ...(call.order_id === '' ? [] : [t('calls.order', { order: call.order_id })]),
  ];
  return (
    <Row
      title={
        <>
          <Direction call={call} />
          {otherOf(call, t)}
        </>
      }
      text={facts.join(' · ')}
      side={
        <>
          <span className={styles.duration}>{clock(call.duration)}</span>
          <Outcome call={call} />
        </>
      }
      actions={isRecorded ? <Listen open={isOpen} onToggle={() => setOpen(!isOpen)} /> : null}
      below={isRecorded && isOpen ? <Recordings call={call} ask={ask} /> : null}
    />
  );
};

export const CallList = ({ calls }: { calls: readonly CallRow[] }) => {
  const { t } = useWords();
  const dialogs = useDialogs();
  return (
    <>
      <Rows label={t('calls.title')}>
        {calls.map((call) => (
          <Item key={call.call_id} call={call} ask={dialogs.ask} />
        ))}
      </Rows>
      {dialogs.view}
    </>
  );
};
