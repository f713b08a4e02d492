import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { focusFirstInvalid } from '../../ui/first-invalid.ts';
import { FormModal } from '../../ui/FormModal.tsx';
import type { Once } from '../../ui/OnceModal.tsx';
import { Problem } from '../../ui/Problem.tsx';

type Props = { onClose: () => void; onOnce: (once: Once) => void };
type Values = { url: string; events: string[]; channel: string };

const events = [
  'message',
  'message.visitor',
  'thread',
  'agent.status',
  'call.started',
  'call.ended',
] as const;

const isAddress = (text: string): boolean => /^https?:\/\//i.test(text.trim()) && URL.canParse(text.trim());

const useWebhookForm = () => {
  const { t } = useWords();
  return useForm<Values>({
    initialValues: { url: '', events: ['message'], channel: '' },
    validateInputOnChange: true,
    validate: {
      url: (value) => (isAddress(value) ? null : t('address.not_a_url')),
      events: (value) => (value.length > 0 ? null : t('rule.events')),
      channel: (value) => (/^[a-z0-9_-]{0,32}$/.test(value) ? null : t('rule.channel')),
    },
  });
};

const bodyOf = ({ url, events: chosen, channel }: Values) => ({
  url: url.trim(),
  events: chosen,
  channel: channel === '' ? null : channel,
});

export const WebhookForm = ({ onClose, onOnce }: Props) => {
  const { t } = useWords();
  const form = useWebhookForm();
  const create = useChange(
    (admin, values: Values) => admin.send<{ secret: string }>('POST', '/webhooks', bodyOf(values)),
    ['/webhooks'],
  );
  const show = ({ secret }: { secret: string }) => {
    onClose();
    onOnce({
      title: t('hooks.once.title'),
      text: t('hooks.once.text'),
      label: t('hooks.once.label'),
      value: secret,
    });
  };
  return (
    <FormModal
      title={t('hooks.new')}
      submit={t('action.create')}
      dirty={form.isDirty()}
      busy={create.isPending}
      problem={<Problem error={create.error} />}
      onSubmit={form.onSubmit((values) => create.mutate(values, { onSuccess: show }), focusFirstInvalid)}
      onClose={onClose}
    >
      <TextInput
        label={t('hooks.url')}
        description={t('hooks.url.hint')}
        placeholder="https://crm.example.com/inlay"
        maxLength={2048}
        data-autofocus
        {...form.getInputProps('url')}
      />
      <Checkbox.Group label={t('hooks.events')} {...form.getInputProps('events')}>
        <Stack gap="xs" mt="xs">
          {events.map((event) => (
            <Checkbox key={event} value={event} label={t(`hooks.event.${event}`)} description={event} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextInput
        label={t('hooks.channel')}
        description={t('hooks.channel.hint')}
        maxLength={32}
        {...form.getInputProps('channel')}
      />
    </FormModal>
  );
};
