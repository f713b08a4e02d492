import { Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import type { CallNumberRow } from '@inlay/protocol/admin-http/call-number.ts';
import type { Admin } from '../../data/admin.ts';
import { changedFields } from '../../data/changed-fields.ts';
import { inList } from '../../data/in-list.ts';
import { useEdit } from '../../data/use-edit.ts';
import { useWords } from '../../languages/use-words.ts';
import { AgentsSelect } from '../../ui/AgentsSelect.tsx';
import { EditModal } from '../../ui/EditModal.tsx';

type Props = {
  /** Null: a new one. */
  number: CallNumberRow | null;
  agents: readonly AgentRow[];
  onClose: () => void;
};
type Values = { number: string; label: string; enabled: boolean; agents: string[] };

const path = '/call-numbers';

const valuesOf = ({ number, label, enabled, agent_ids: ids }: CallNumberRow): Values => ({
  number: `+${number}`,
  label,
  enabled,
  agents: ids.map(String),
});

const changeable = ({ label, enabled, agents }: Values) => ({
  label: label.trim(),
  enabled,
  agent_ids: agents.map(Number),
});

/** As people write it: +1 (415) 555-0100. */
const digitsOf = (text: string): string => text.replaceAll(/[\s().-]/g, '');

const save = (admin: Admin, values: Values, number: CallNumberRow | null) => {
  const { enabled, ...body } = changeable(values);
  if (!number) return admin.send('POST', path, { ...body, number: digitsOf(values.number) });
  return admin.send('PATCH', `${path}/${number.id}`, {
    version: number.version,
    ...changedFields(changeable(valuesOf(number)), { enabled, ...body }),
  });
};

const useNumberForm = (number: CallNumberRow | null) => {
  const { t } = useWords();
  const form = useForm<Values>({
    initialValues: number ? valuesOf(number) : { number: '', label: '', enabled: true, agents: [] },
    validateInputOnChange: true,
    validate: {
      number: (text) => (/^\+?[1-9]\d{5,14}$/.test(digitsOf(text)) ? null : t('rule.number')),
    },
  });
  const find = inList<CallNumberRow>(number?.id);
  return { form, edit: useEdit({ path, form, row: number, find, valuesOf }, save) };
};

export const NumberForm = ({ number, agents, onClose }: Props) => {
  const { t } = useWords();
  const { form, edit } = useNumberForm(number);
  const labels = {
    label: t('numbers.label'),
    enabled: t('numbers.enabled'),
    agents: t('numbers.agents'),
  };
  return (
    <EditModal
      title={number ? t('agents.edit', { name: `+${number.number}` }) : t('numbers.add')}
      submit={number ? t('action.save') : t('numbers.add')}
      form={form}
      edit={edit}
      labels={labels}
      onClose={onClose}
    >
      <TextInput
        type="tel"
        label={t('numbers.number')}
        description={number ? undefined : t('numbers.number.hint')}
        placeholder="+852 2123 4567"
        maxLength={40}
        readOnly={number !== null}
        variant={number ? 'filled' : 'default'}
        data-autofocus={number ? undefined : true}
        {...form.getInputProps('number')}
      />
      <TextInput
        label={labels.label}
        maxLength={80}
        data-autofocus={number ? true : undefined}
        {...form.getInputProps('label')}
      />
      <AgentsSelect
        agents={agents}
        label={labels.agents}
        description={t('numbers.agents.hint')}
        {...form.getInputProps('agents')}
      />
      {number ? (
        <Switch
          label={labels.enabled}
          description={t('numbers.enabled.hint')}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
      ) : null}
    </EditModal>
  );
};
