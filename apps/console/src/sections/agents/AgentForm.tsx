import { useForm } from '@mantine/form';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import { useAdmin } from '../../data/admin.ts';
import { changedFields } from '../../data/changed-fields.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { FormModal } from '../../ui/FormModal.tsx';
import { AgentFields } from './AgentFields.tsx';
import { agentRules, type AgentValues, bodyOf, valuesOf } from './agent-values.ts';

type Props = { agent: AgentRow; agents: readonly AgentRow[]; onClose: () => void };

export const AgentForm = ({ agent, agents, onClose }: Props) => {
  const { t } = useWords();
  const isSelf = useAdmin().session.agent.customer_id === agent.id;
  const form = useForm<AgentValues>({
    initialValues: valuesOf(agent),
    validateInputOnChange: true,
    validate: agentRules(t),
  });
  // After a refusal the list was read again: the next try knows the version that is there now.
  const version = agents.find(({ id }) => id === agent.id)?.version ?? agent.version;
  const change = useChange(
    (admin, values: AgentValues) =>
      admin.send('PATCH', `/agents/${agent.id}`, {
        version,
        ...bodyOf(changedFields(valuesOf(agent), values)),
      }),
    ['/agents'],
  );
  return (
    <FormModal
      title={t('agents.edit', { name: agent.name })}
      submit={t('action.save')}
      dirty={form.isDirty()}
      busy={change.isPending}
      error={change.error}
      onSubmit={form.onSubmit((values) => change.mutate(values, { onSuccess: onClose }))}
      onClose={onClose}
    >
      <AgentFields form={form} isSelf={isSelf} />
    </FormModal>
  );
};
