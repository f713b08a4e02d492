import { Checkbox, MultiSelect, Radio, Select, Stack, Switch, TextInput } from '@mantine/core';
import type { useForm } from '@mantine/form';
import type { AgentRow } from '@inlay/protocol/admin-http/agent.ts';
import { pageUrlOf } from '@inlay/protocol/admin-http/web-address.ts';
import type { WorkgroupRow } from '@inlay/protocol/admin-http/workgroup.ts';
import { useList } from '../../data/use-list.ts';
import { useWords } from '../../languages/use-words.ts';
import { AgentsSelect } from '../../ui/AgentsSelect.tsx';
import type { PageValues } from './page-values.ts';

type Props = { form: Pick<ReturnType<typeof useForm<PageValues>>, 'getInputProps' | 'values'> };

const scopes = ['visitor:read', 'crm:read', 'message:send', 'thread:sign', 'draft:write'] as const;
const data = ['visitorData', 'routeData', 'chatData', 'crmData', 'metaData', 'myData'] as const;

export const AddressFields = ({ form }: Props) => {
  const { t } = useWords();
  const found = pageUrlOf(form.values.url);
  return (
    <>
      <TextInput
        label={t('pages.name')}
        description={t('pages.name.hint')}
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('pages.url')}
        description={
          'origin' in found ? t('pages.url.origin', { origin: found.origin }) : t('pages.url.hint')
        }
        placeholder="https://erp.example.com/orders"
        maxLength={2048}
        {...form.getInputProps('url')}
      />
    </>
  );
};

/** S2, S8. */
export const RightsFields = ({ form }: Props) => {
  const { t } = useWords();
  return (
    <>
      <Checkbox.Group
        label={t('pages.scopes')}
        description={t('pages.scopes.hint')}
        {...form.getInputProps('scopes')}
      >
        <Stack gap="xs" mt="xs">
          {scopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={t(`scope.${scope}`)} description={scope} />
          ))}
        </Stack>
      </Checkbox.Group>
      <MultiSelect
        label={t('pages.data')}
        description={t('pages.data.hint')}
        data={data.map((value) => ({ value, label: t(`data.${value}`) }))}
        {...form.getInputProps('data')}
      />
      <Switch
        label={t('pages.live')}
        description={t('pages.live.hint')}
        {...form.getInputProps('live_parameters', { type: 'checkbox' })}
      />
    </>
  );
};

const Chosen = ({ form }: Props) => {
  const { t } = useWords();
  const agents = useList<AgentRow[]>('/agents').data ?? [];
  const groups = useList<WorkgroupRow[]>('/workgroups').data ?? [];
  return (
    <>
      <MultiSelect
        label={t('pages.groups')}
        data={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
        searchable
        hidePickedOptions
        nothingFoundMessage={t('state.nothing')}
        {...form.getInputProps('workgroups')}
      />
      <AgentsSelect agents={agents} label={t('pages.agents')} {...form.getInputProps('agents')} />
    </>
  );
};

/** S1: beside whose threads it shows. */
export const AudienceFields = ({ form }: Props) => {
  const { t } = useWords();
  return (
    <>
      <Radio.Group label={t('pages.who')} {...form.getInputProps('who')}>
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={t('pages.who.all')} />
          <Radio value="some" label={t('pages.who.some')} />
        </Stack>
      </Radio.Group>
      {form.values.who === 'some' ? <Chosen form={form} /> : null}
      <Select
        label={t('pages.visitors')}
        description={t('pages.visitors.hint')}
        allowDeselect={false}
        data={(['all', 'members'] as const).map((value) => ({ value, label: t(`pages.visitors.${value}`) }))}
        {...form.getInputProps('visitors')}
      />
    </>
  );
};
