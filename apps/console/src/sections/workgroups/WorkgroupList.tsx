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

type Props = { groups: WorkgroupRow[]; agents: readonly AgentRow[]; onEdit: (group: WorkgroupRow) => void };

/** More would be a wall of text. */
const mostNames = 8;

const useNames = (agents: readonly AgentRow[]) => {
  const { t, language } = useWords();
  return (ids: readonly number[]): string => {
    if (ids.length === 0) return t('groups.nobody');
    const nameOf = (id: number) => agents.find((agent) => agent.id === id)?.name ?? '…';
    const more = ids.length - mostNames;
    const names = ids.slice(0, mostNames).map(nameOf);
    return new Intl.ListFormat(language).format(
      more > 0 ? [...names, t('groups.more', { count: more })] : names,
    );
  };
};

export const WorkgroupList = ({ groups, agents, onEdit }: Props) => {
  const { t } = useWords();
  const names = useNames(agents);
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
