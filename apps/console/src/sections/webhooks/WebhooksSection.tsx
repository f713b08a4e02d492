import { IconTrash, IconWebhook } from '@tabler/icons-react';
import type { WebhookRow } from '@inlay/protocol/channel-http/webhooks.ts';
import { useState } from 'react';
import { useChange } from '../../data/use-change.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { FindIn } from '../../ui/FindIn.tsx';
import { IconAction } from '../../ui/IconAction.tsx';
import { ListSection } from '../../ui/ListSection.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Row, Rows } from '../../ui/Rows.tsx';
import { type Dialogs, useDialogs } from '../../ui/use-dialogs.tsx';
import { WebhookForm } from './WebhookForm.tsx';

const WebhookList = ({ webhooks, onAsk }: { webhooks: WebhookRow[]; onAsk: Dialogs['ask'] }) => {
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
    <FindIn rows={webhooks} textOf={({ url }) => url}>
      {(rows) => (
        <Rows label={t('hooks.title')}>
          {rows.map((webhook) => (
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
      )}
    </FindIn>
  );
};

export const WebhooksSection = () => {
  const { t } = useWords();
  const webhooks = useList<WebhookRow[]>('/webhooks');
  const [isNew, setNew] = useState(false);
  const dialogs = useDialogs();
  return (
    <ListSection
      title={t('hooks.title')}
      text={t('hooks.text')}
      add={{ label: t('hooks.new'), run: () => setNew(true) }}
      empty={{ icon: <IconWebhook size={24} />, title: t('hooks.empty.title'), text: t('hooks.empty.text') }}
      query={webhooks}
      renderList={(rows) => <WebhookList webhooks={rows} onAsk={dialogs.ask} />}
    >
      {isNew ? <WebhookForm onClose={() => setNew(false)} onOnce={dialogs.showOnce} /> : null}
      {dialogs.view}
    </ListSection>
  );
};
