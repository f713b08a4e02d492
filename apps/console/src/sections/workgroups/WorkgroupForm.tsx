import { MultiSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import type { WorkgroupRow } from '@inlay/protocol/admin-http/workgroup.ts';
import type { Admin } from '../../data/admin.ts';
import { changedFields } from '../../data/changed-fields.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { FormModal } from '../../ui/FormModal.tsx';
import { nameRule } from '../../ui/rules.ts';

type Props = {
  /** Null: a new one. */
  group: WorkgroupRow | null;
  groups: readonly WorkgroupRow[];
  agents: readonly AgentRow[];
  onClose: () => void;
};
type Values = { name: string; members: string[] };
type Body = { name: string; agent_ids: number[] };

const bodyOf = ({ name, members }: Values): Body => ({ name, agent_ids: members.map(Number) });

const save = (admin: Admin, group: WorkgroupRow | null, version: number, body: Body) =>
  group
    ? admin.send('PATCH', `/workgroups/${group.id}`, { version, ...changedFields<Body>(group, body) })
    : admin.send('POST', '/workgroups', body);

export const WorkgroupForm = ({ group, groups, agents, onClose }: Props) => {
  const { t } = useWords();
  const form = useForm<Values>({
    initialValues: { name: group?.name ?? '', members: (group?.agent_ids ?? []).map(String) },
    validateInputOnChange: true,
    validate: { name: nameRule(t) },
  });
  const version = groups.find(({ id }) => id === group?.id)?.version ?? 1;
  const change = useChange(
    (admin, values: Values) => save(admin, group, version, bodyOf(values)),
    ['/workgroups'],
  );
  const choices = agents.map(({ id, name, email }) => ({ value: String(id), label: `${name} (${email})` }));
  return (
    <FormModal
      title={group ? t('groups.edit', { name: group.name }) : t('groups.new')}
      submit={group ? t('action.save') : t('action.create')}
      dirty={form.isDirty()}
      busy={change.isPending}
      error={change.error}
      onSubmit={form.onSubmit((values) => change.mutate(values, { onSuccess: onClose }))}
      onClose={onClose}
    >
      <TextInput label={t('groups.name')} maxLength={80} data-autofocus {...form.getInputProps('name')} />
      <MultiSelect
        label={t('groups.members')}
        description={t('groups.members.hint')}
        data={choices}
        searchable
        hidePickedOptions
        nothingFoundMessage={t('state.nothing')}
        {...form.getInputProps('members')}
      />
    </FormModal>
  );
};
