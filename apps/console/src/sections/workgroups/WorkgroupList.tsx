import { IconPencil, IconStar } from '@tabler/icons-react';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import type { WorkgroupRow } from '@inlay/protocol/admin-http/workgroup.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { FindIn } from '../../ui/FindIn.tsx';
import { IconAction } from '../../ui/IconAction.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Row, Rows } from '../../ui/Rows.tsx';
import { useAgentNames } from '../../ui/use-agent-names.ts';

type Props = { groups: WorkgroupRow[]; agents: readonly AgentRow[]; onEdit: (group: WorkgroupRow) => void };

export const WorkgroupList = ({ groups, agents, onEdit }: Props) => {
  const { t } = useWords();
  const names = useAgentNames(agents);
  const makeDefault = useChange(
    (admin, { id, version }: WorkgroupRow) =>
      admin.send('PATCH', `/workgroups/${id}`, { version, is_default: true }),
    ['/workgroups'],
  );
  return (
    <>
      <Problem error={makeDefault.error} kept={false} />
      <FindIn rows={groups} textOf={({ name, group_no: no }) => `${name} ${no}`}>
        {(rows) => (
          <Rows label={t('groups.title')}>
            {rows.map((group) => (
              <Row
                key={group.id}
                title={
                  <>
                    {group.name}
                    <Mark>{group.group_no}</Mark>
                    {group.is_default ? <Mark tone="accent">{t('groups.default')}</Mark> : null}
                  </>
                }
                text={names(group.agent_ids)}
                actions={
                  <>
                    {group.is_default ? null : (
                      <IconAction
                        label={t('groups.make-default', { name: group.name })}
                        icon={<IconStar size={18} />}
                        onClick={() => makeDefault.mutate(group)}
                        disabled={makeDefault.isPending}
                      />
                    )}
                    <IconAction
                      label={t('groups.edit', { name: group.name })}
                      icon={<IconPencil size={18} />}
                      onClick={() => onEdit(group)}
                    />
                  </>
                }
              />
            ))}
          </Rows>
        )}
      </FindIn>
    </>
  );
};
