import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import type { WorkgroupRow } from '@inlay/protocol/admin-http/workgroup.ts';
import type { Admin } from '../../data/admin.ts';
import { changedFields } from '../../data/changed-fields.ts';
import { inList } from '../../data/in-list.ts';
import { useEdit } from '../../data/use-edit.ts';
import { useWords } from '../../languages/use-words.ts';
import { AgentsSelect } from '../../ui/AgentsSelect.tsx';
import { EditModal } from '../../ui/EditModal.tsx';
import { nameRule } from '../../ui/rules.ts';

type Props = {
  /** Null: a new one. */
  group: WorkgroupRow | null;
  agents: readonly AgentRow[];
  onClose: () => void;
};
type Values = { name: string; members: string[] };
type Body = { name: string; agent_ids: number[] };

const bodyOf = ({ name, members }: Values): Body => ({ name, agent_ids: members.map(Number) });
const valuesOf = ({ name, agent_ids: ids }: Body): Values => ({ name, members: ids.map(String) });

const save = (admin: Admin, values: Values, group: WorkgroupRow | null) =>
  group
    ? admin.send('PATCH', `/workgroups/${group.id}`, {
        version: group.version,
        ...changedFields<Body>(group, bodyOf(values)),
      })
    : admin.send('POST', '/workgroups', bodyOf(values));

const useWorkgroupForm = (group: WorkgroupRow | null) => {
  const { t } = useWords();
  const form = useForm<Values>({
    initialValues: valuesOf(group ?? { name: '', agent_ids: [] }),
    validateInputOnChange: true,
    validate: { name: nameRule(t) },
  });
  const find = inList<WorkgroupRow>(group?.id);
  return { form, edit: useEdit({ path: '/workgroups', form, row: group, find, valuesOf }, save) };
};

export const WorkgroupForm = ({ group, agents, onClose }: Props) => {
  const { t } = useWords();
  const { form, edit } = useWorkgroupForm(group);
  return (
    <EditModal
      title={group ? t('groups.edit', { name: group.name }) : t('groups.new')}
      submit={group ? t('action.save') : t('action.create')}
      form={form}
      edit={edit}
      labels={{ name: t('groups.name'), members: t('groups.members') }}
      onClose={onClose}
    >
      <TextInput label={t('groups.name')} maxLength={80} data-autofocus {...form.getInputProps('name')} />
      <AgentsSelect
        agents={agents}
        label={t('groups.members')}
        description={t('groups.members.hint')}
        {...form.getInputProps('members')}
      />
    </EditModal>
  );
};
