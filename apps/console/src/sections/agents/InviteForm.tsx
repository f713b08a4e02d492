import { useForm } from '@mantine/form';
import type { PasswordLinkData } from '@inlay/protocol/admin-http/agent.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { focusFirstInvalid } from '../../ui/first-invalid.ts';
import { FormModal } from '../../ui/FormModal.tsx';
import type { Once } from '../../ui/OnceModal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { AgentFields } from './AgentFields.tsx';
import { agentRules, type AgentValues, bodyOf, newAgentValues } from './agent-values.ts';
import { onceOfLink } from './password-link.ts';

type Props = { onClose: () => void; onOnce: (once: Once) => void };

export const InviteForm = ({ onClose, onOnce }: Props) => {
  const { t, language } = useWords();
  const form = useForm<AgentValues>({
    initialValues: newAgentValues,
    validateInputOnChange: true,
    validate: agentRules(t),
  });
  const invite = useChange(
    (admin, values: AgentValues) => admin.send<PasswordLinkData>('POST', '/agents', bodyOf(values)),
    ['/agents'],
  );
  const submit = (values: AgentValues) => {
    const done = (data: PasswordLinkData) => {
      onClose();
      onOnce(onceOfLink(data, { t, language, name: values.name }));
    };
    invite.mutate(values, { onSuccess: done });
  };
  return (
    <FormModal
      title={t('agents.invite.title')}
      submit={t('agents.invite.submit')}
      dirty={form.isDirty()}
      busy={invite.isPending}
      problem={<Problem error={invite.error} />}
      onSubmit={form.onSubmit(submit, focusFirstInvalid)}
      onClose={onClose}
    >
      <AgentFields form={form} />
    </FormModal>
  );
};
