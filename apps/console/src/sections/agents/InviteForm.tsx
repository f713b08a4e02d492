import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { PasswordLinkData } from '@inlay/protocol/admin-http/agent.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { FormModal } from '../../ui/FormModal.tsx';
import type { Once } from '../../ui/OnceModal.tsx';
import { emailRule } from '../../ui/rules.ts';
import { AgentFields } from './AgentFields.tsx';
import { agentRules, type AgentValues, bodyOf, newAgentValues } from './agent-values.ts';
import { onceOfLink } from './password-link.ts';

type Props = { onClose: () => void; onOnce: (once: Once) => void };
type Invitation = { email: string; values: AgentValues };

export const InviteForm = ({ onClose, onOnce }: Props) => {
  const { t, language } = useWords();
  const form = useForm<AgentValues>({
    initialValues: newAgentValues,
    validateInputOnChange: true,
    validate: agentRules(t),
  });
  const address = useForm({
    initialValues: { email: '' },
    validateInputOnChange: true,
    validate: { email: emailRule(t) },
  });
  const invite = useChange(
    (admin, { email, values }: Invitation) =>
      admin.send<PasswordLinkData>('POST', '/agents', { email: email.trim(), ...bodyOf(values) }),
    ['/agents'],
  );
  const submit = form.onSubmit(
    (values) => {
      if (address.validate().hasErrors) return;
      const done = (data: PasswordLinkData) => {
        onClose();
        onOnce(onceOfLink(data, { t, language, name: values.name }));
      };
      invite.mutate({ email: address.values.email, values }, { onSuccess: done });
    },
    () => void address.validate(),
  );
  return (
    <FormModal
      title={t('agents.invite.title')}
      submit={t('agents.invite.submit')}
      dirty={form.isDirty() || address.isDirty()}
      busy={invite.isPending}
      error={invite.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        type="email"
        label={t('agents.email')}
        description={t('agents.email.hint')}
        maxLength={254}
        data-autofocus
        {...address.getInputProps('email')}
      />
      <AgentFields form={form} />
    </FormModal>
  );
};
