import { Menu, Switch } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { AwayReason } from '@inlay/protocol/agent-socket/rows.ts';
import { Avatar } from '@inlay/ui/Avatar.tsx';
import { StatusDot } from '@inlay/ui/StatusDot.tsx';
import { setAutoConnect, setStatus } from '../../actions/set-status.ts';
import { useWords } from '../../languages/use-words.ts';
import type { StatusCode } from '../../model/desk-state.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';
import { presenceOf, statusText } from '../presence.ts';
import { statusChoices } from '../status-choices.ts';
import styles from './Rail.module.css';

const StatusItem = ({ status, reason }: { status: StatusCode; reason: AwayReason | null }) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const isCurrent = useDesk(
    ({ me }) => me?.status === status && (status !== 3 || (me.reason ?? 'other') === reason),
  );
  return (
    <Menu.Item
      leftSection={<StatusDot presence={presenceOf(status)} />}
      rightSection={isCurrent ? <IconCheck size={14} aria-hidden="true" /> : null}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => void setStatus(desk, status, reason)}
    >
      {statusText(status, reason, t)}
    </Menu.Item>
  );
};

const AutoConnect = () => {
  const { t } = useWords();
  const desk = useDeskActions();
  const on = useDesk(({ me }) => me?.autoConnect === true);
  return (
    <div className={styles.auto}>
      <Switch
        size="sm"
        label={t('status.autoConnect')}
        description={t('status.autoConnectHint')}
        checked={on}
        onChange={(event) => void setAutoConnect(desk, event.currentTarget.checked)}
      />
    </div>
  );
};

const Me = () => {
  const { t } = useWords();
  const agent = useDesk((state) => state.agent);
  const me = useDesk((state) => state.me);
  const status = me ? statusText(me.status, me.reason, t) : t('status.unknown');
  return (
    <Menu.Target>
      <button type="button" className={styles.me} aria-label={t('status.label', { status })} title={status}>
        <Avatar id={String(agent.customer_id)} name={agent.customer_name} src={agent.head_img} size={32} />
        <span className={styles.presence}>
          <StatusDot presence={presenceOf(me?.status ?? 0)} size={12} />
        </span>
      </button>
    </Menu.Target>
  );
};

/** M3, A8. */
export const StatusMenu = () => {
  const agent = useDesk((state) => state.agent);
  return (
    <Menu position="right-start" width={260} withinPortal>
      <Me />
      <Menu.Dropdown>
        <div className={styles.who}>
          <b>{agent.customer_name}</b>
          <span>{agent.desk_name}</span>
        </div>
        <Menu.Divider />
        {statusChoices.map(({ status, reason }) => (
          <StatusItem key={`${status} ${reason ?? ''}`} status={status} reason={reason} />
        ))}
        <Menu.Divider />
        <AutoConnect />
      </Menu.Dropdown>
    </Menu>
  );
};
