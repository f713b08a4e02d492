import { Button } from '@mantine/core';
import { IconPlus, IconTrash, IconWebhook } from '@tabler/icons-react';
import type { WebhookRow } from '@inlay/protocol/channel-http/webhooks.ts';
import { useState } from 'react';
import { useChange } from '../../data/use-change.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { Confirm, type Question } from '../../ui/Confirm.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { IconAction } from '../../ui/IconAction.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { type Once, OnceModal } from '../../ui/OnceModal.tsx';
import { Row, Rows } from '../../ui/Rows.tsx';
import { Section } from '../../ui/Section.tsx';
import { WebhookForm } from './WebhookForm.tsx';

const WebhookList = ({
  webhooks,
  onAsk,
}: {
  webhooks: WebhookRow[];
  onAsk: (question: Question) => void;
}) => {
  const { t } = useWords();
  const remove = useChange(
    (admin, { id }: WebhookRow) => admin.send('DELETE', `/webhooks/${id}`),
    ['/webhooks'],
  );
  const factsOf = ({ events, channel }: WebhookRow): string =>
    [
      ...events.map((event) => t(`hooks.event.${event}`)),
      ...(channel === null ? [] : [t('hooks.only', { channel })]),
    ].join(' · ');
  const ask = (webhook: WebhookRow) =>
    onAsk({
      title: t('hooks.delete.title', { url: webhook.url }),
      text: t('hooks.delete.text'),
      action: t('action.delete'),
      run: () => remove.mutateAsync(webhook),
    });
  return (
    <Rows label={t('hooks.title')}>
      {webhooks.map((webhook) => (
        <Row
          key={webhook.id}
          quiet={!webhook.enabled}
          title={webhook.url}
          text={factsOf(webhook)}
          side={webhook.enabled ? null : <Mark tone="wait">{t('hooks.paused')}</Mark>}
          actions={
            <IconAction
              danger
              label={t('hooks.delete', { url: webhook.url })}
              icon={<IconTrash size={18} />}
              onClick={() => ask(webhook)}
            />
          }
        />
      ))}
    </Rows>
  );
};

export const WebhooksSection = () => {
  const { t } = useWords();
  const webhooks = useList<WebhookRow[]>('/webhooks');
  const [isNew, setNew] = useState(false);
  const [once, setOnce] = useState<Once | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setNew(true)}>
      {t('hooks.new')}
    </Button>
  );
  return (
    <Section title={t('hooks.title')} text={t('hooks.text')} action={add}>
      <Loaded query={webhooks}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              icon={<IconWebhook size={24} />}
              title={t('hooks.empty.title')}
              text={t('hooks.empty.text')}
              action={add}
            />
          ) : (
            <WebhookList webhooks={rows} onAsk={setQuestion} />
          )
        }
      </Loaded>
      {isNew ? <WebhookForm onClose={() => setNew(false)} onOnce={setOnce} /> : null}
      <OnceModal once={once} onClose={() => setOnce(null)} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Section>
  );
};
