import { Menu, ActionIcon } from '@mantine/core';
import { IconBan, IconDots, IconLink, IconPencil, IconUserCheck } from '@tabler/icons-react';
import type { AgentRow, PasswordLinkData } from '@inlay/protocol/admin-http/agent.ts';
import { Avatar } from '@inlay/ui/Avatar.tsx';
import { useAdmin } from '../../data/admin.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import type { Question } from '../../ui/Confirm.tsx';
import { FindIn } from '../../ui/FindIn.tsx';
import { IconAction } from '../../ui/IconAction.tsx';
import { Mark } from '../../ui/Mark.tsx';
import type { Once } from '../../ui/OnceModal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Row, Rows } from '../../ui/Rows.tsx';
import styles from './Agents.module.css';
import { onceOfLink } from './password-link.ts';

type Props = {
  agents: AgentRow[];
  onEdit: (agent: AgentRow) => void;
  onAsk: (question: Question) => void;
  onOnce: (once: Once) => void;
};

const useAgentActions = ({ onAsk, onOnce }: Props) => {
  const { t, language } = useWords();
  const enable = useChange(
    (admin, { agent, enabled }: { agent: AgentRow; enabled: boolean }) =>
      admin.send('PATCH', `/agents/${agent.id}`, { version: agent.version, enabled }),
    ['/agents'],
  );
  const link = useChange(
    (admin, agent: AgentRow) => admin.send<PasswordLinkData>('POST', `/agents/${agent.id}/password-link`),
    ['/agents'],
  );
  return {
    error: enable.error ?? link.error,
    enable: (agent: AgentRow) => enable.mutate({ agent, enabled: true }),
    disable: (agent: AgentRow) =>
      onAsk({
        title: t('agents.disable.title', { name: agent.name }),
        text: t('agents.disable.text', { name: agent.name }),
        action: t('agents.disable.action'),
        run: () => enable.mutateAsync({ agent, enabled: false }),
      }),
    link: (agent: AgentRow) =>
      link.mutate(agent, {
        onSuccess: (data) => onOnce(onceOfLink(data, { t, language, name: agent.name })),
      }),
  };
};

const StateMark = ({ agent }: { agent: AgentRow }) => {
  const { t } = useWords();
  if (!agent.enabled) return <Mark tone="bad">{t('agents.state.disabled')}</Mark>;
  if (!agent.has_password && agent.link_expires_at !== null)
    return <Mark tone="wait">{t('agents.state.invited')}</Mark>;
  if (!agent.has_password) return <Mark>{t('agents.state.sso')}</Mark>;
  return agent.status === 'offline' ? (
    <Mark>{t('agents.state.offline')}</Mark>
  ) : (
    <Mark tone="good">{t('agents.state.online')}</Mark>
  );
};

type RowProps = { agent: AgentRow; actions: ReturnType<typeof useAgentActions>; onEdit: Props['onEdit'] };

const MoreMenu = ({ agent, actions }: Omit<RowProps, 'onEdit'>) => {
  const { t } = useWords();
  const isSelf = useAdmin().session.agent.customer_id === agent.id;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('agents.more', { name: agent.name })}
        >
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {agent.enabled ? (
          <Menu.Item leftSection={<IconLink size={16} />} onClick={() => actions.link(agent)}>
            {t('agents.link.make')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconUserCheck size={16} />} onClick={() => actions.enable(agent)}>
            {t('agents.enable')}
          </Menu.Item>
        )}
        {agent.enabled && !isSelf ? (
          <Menu.Item color="red" leftSection={<IconBan size={16} />} onClick={() => actions.disable(agent)}>
            {t('agents.disable')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
};

const AgentItem = ({ agent, actions, onEdit }: RowProps) => {
  const { t } = useWords();
  const facts = [
    t('agents.capacity.of', { count: agent.capacity }),
    ...(agent.extension === null ? [] : [t('agents.extension.of', { extension: agent.extension })]),
  ];
  return (
    <Row
      quiet={!agent.enabled}
      title={
        <span className={styles.who}>
          <Avatar id={String(agent.id)} name={agent.name} src="" size={32} />
          <span className={styles.words}>
            <span className={styles.name}>
              {agent.name}
              {agent.role === 'admin' ? <Mark tone="accent">{t('role.admin')}</Mark> : null}
            </span>
            <span className={styles.email}>{agent.email}</span>
          </span>
        </span>
      }
      side={
        <>
          <span>{facts.join(' · ')}</span>
          <StateMark agent={agent} />
        </>
      }
      actions={
        <>
          <IconAction
            label={t('agents.edit', { name: agent.name })}
            icon={<IconPencil size={18} />}
            onClick={() => onEdit(agent)}
          />
          <MoreMenu agent={agent} actions={actions} />
        </>
      }
    />
  );
};

const textOf = ({ name, email, extension }: AgentRow): string => `${name} ${email} ${extension ?? ''}`;

export const AgentList = (props: Props) => {
  const { t } = useWords();
  const actions = useAgentActions(props);
  return (
    <>
      <Problem error={actions.error} kept={false} />
      <FindIn rows={props.agents} textOf={textOf}>
        {(agents) => (
          <Rows label={t('agents.title')}>
            {agents.map((agent) => (
              <AgentItem key={agent.id} agent={agent} actions={actions} onEdit={props.onEdit} />
            ))}
          </Rows>
        )}
      </FindIn>
    </>
  );
};
