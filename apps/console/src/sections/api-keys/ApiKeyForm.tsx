import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CreatedApiKey } from '@inlay/protocol/admin-http/api-key.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { focusFirstInvalid } from '../../ui/first-invalid.ts';
import { FormModal } from '../../ui/FormModal.tsx';
import type { Once } from '../../ui/OnceModal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { nameRule } from '../../ui/rules.ts';

type Props = { onClose: () => void; onOnce: (once: Once) => void };

export const ApiKeyForm = ({ onClose, onOnce }: Props) => {
  const { t } = useWords();
  const form = useForm({
    initialValues: { name: '' },
    validateInputOnChange: true,
    validate: { name: nameRule(t) },
  });
  const create = useChange(
    (admin, body: { name: string }) => admin.send<CreatedApiKey>('POST', '/api-keys', body),
    ['/api-keys'],
  );
  const show = ({ key }: CreatedApiKey, name: string) => {
    onClose();
    onOnce({
      title: t('keys.once.title', { name }),
      text: t('keys.once.text'),
      label: t('keys.once.label'),
      value: key,
    });
  };
  return (
    <FormModal
      title={t('keys.new')}
      submit={t('action.create')}
      dirty={form.isDirty()}
      busy={create.isPending}
      problem={<Problem error={create.error} />}
      onSubmit={form.onSubmit(
        (body) => create.mutate(body, { onSuccess: (made) => show(made, body.name) }),
        focusFirstInvalid,
      )}
      onClose={onClose}
    >
      <TextInput
        label={t('keys.name')}
        description={t('keys.name.hint')}
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </FormModal>
  );
};
