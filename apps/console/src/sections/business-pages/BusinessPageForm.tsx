import { useForm } from '@mantine/form';
import type { BusinessPageRow } from '@inlay/protocol/admin-http/business-page.ts';
import type { Admin } from '../../data/admin.ts';
import { changedFields } from '../../data/changed-fields.ts';
import { inList } from '../../data/in-list.ts';
import { useEdit } from '../../data/use-edit.ts';
import { useWords } from '../../languages/use-words.ts';
import { EditModal } from '../../ui/EditModal.tsx';
import type { Once } from '../../ui/OnceModal.tsx';
import { nameRule, pageUrlRule } from '../../ui/rules.ts';
import { AddressFields, AudienceFields, RightsFields } from './BusinessPageFields.tsx';
import { onceOfToken } from './once-of-token.ts';
import { bodyOf, newPageValues, type PageValues, valuesOf } from './page-values.ts';

type Props = {
  /** Null: a new one. */
  page: BusinessPageRow | null;
  onClose: () => void;
  onOnce: (once: Once) => void;
};
type Made = { token?: string };

const path = '/business-pages';

const save = (admin: Admin, values: PageValues, page: BusinessPageRow | null) => {
  const body = bodyOf(values);
  if (!page) return admin.send<Made>('POST', path, body);
  return admin.send<Made>('PATCH', `${path}/${page.id}`, {
    version: page.version,
    ...changedFields(bodyOf(valuesOf(page)), body),
  });
};

const usePageForm = (page: BusinessPageRow | null) => {
  const { t } = useWords();
  const form = useForm<PageValues>({
    initialValues: page ? valuesOf(page) : newPageValues,
    validateInputOnChange: true,
    validate: {
      name: nameRule(t),
      url: pageUrlRule(t),
      workgroups: (workgroups, { who, agents }) =>
        who === 'some' && agents.length + workgroups.length === 0 ? t('rule.somebody') : null,
    },
  });
  const find = inList<BusinessPageRow>(page?.id);
  return { form, edit: useEdit({ path, form, row: page, find, valuesOf }, save) };
};

const useLabels = () => {
  const { t } = useWords();
  return {
    name: t('pages.name'),
    url: t('pages.url'),
    data: t('pages.data'),
    scopes: t('pages.scopes'),
    visitors: t('pages.visitors'),
    live_parameters: t('pages.live'),
    who: t('pages.who'),
    agents: t('pages.agents'),
    workgroups: t('pages.groups'),
  };
};

export const BusinessPageForm = ({ page, onClose, onOnce }: Props) => {
  const { t } = useWords();
  const { form, edit } = usePageForm(page);
  const labels = useLabels();
  const done = ({ token }: Made, { name }: PageValues) => {
    if (token !== undefined) onOnce(onceOfToken(t, name, token));
  };
  return (
    <EditModal
      title={page ? t('pages.edit', { name: page.name }) : t('pages.new')}
      submit={page ? t('action.save') : t('action.create')}
      form={form}
      edit={edit}
      labels={labels}
      onClose={onClose}
      onDone={done}
    >
      <AddressFields form={form} />
      <RightsFields form={form} />
      <AudienceFields form={form} />
    </EditModal>
  );
};
