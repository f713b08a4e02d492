import { useForm } from '@mantine/form';
import type { BusinessPageRow } from '@inlay/protocol/admin-http/business-page.ts';
import type { Admin } from '../../data/admin.ts';
import { changedFields } from '../../data/changed-fields.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { FormModal } from '../../ui/FormModal.tsx';
import type { Once } from '../../ui/OnceModal.tsx';
import { nameRule, pageUrlRule } from '../../ui/rules.ts';
import { AddressFields, AudienceFields, RightsFields } from './BusinessPageFields.tsx';
import { onceOfToken } from './once-of-token.ts';
import { bodyOf, newPageValues, type PageValues, valuesOf } from './page-values.ts';

type Props = {
  /** Null: a new one. */
  page: BusinessPageRow | null;
  pages: readonly BusinessPageRow[];
  onClose: () => void;
  onOnce: (once: Once) => void;
};
type Made = { token?: string };

const path = '/business-pages';

const save = (admin: Admin, page: BusinessPageRow | null, version: number, values: PageValues) => {
  const body = bodyOf(values);
  if (!page) return admin.send<Made>('POST', path, body);
  return admin.send<Made>('PATCH', `${path}/${page.id}`, {
    version,
    ...changedFields(bodyOf(valuesOf(page)), body),
  });
};

export const BusinessPageForm = ({ page, pages, onClose, onOnce }: Props) => {
  const { t } = useWords();
  const form = useForm<PageValues>({
    initialValues: page ? valuesOf(page) : newPageValues,
    validateInputOnChange: true,
    validate: {
      name: nameRule(t),
      url: pageUrlRule(t),
      agents: (agents, { who, workgroups }) =>
        who === 'some' && agents.length + workgroups.length === 0 ? t('rule.somebody') : null,
    },
  });
  const version = pages.find(({ id }) => id === page?.id)?.version ?? 1;
  const change = useChange((admin, values: PageValues) => save(admin, page, version, values), [path]);
  const done = ({ token }: Made, { name }: PageValues) => {
    onClose();
    if (token !== undefined) onOnce(onceOfToken(t, name, token));
  };
  return (
    <FormModal
      title={page ? t('pages.edit', { name: page.name }) : t('pages.new')}
      submit={page ? t('action.save') : t('action.create')}
      dirty={form.isDirty()}
      busy={change.isPending}
      error={change.error}
      onSubmit={form.onSubmit((values) => change.mutate(values, { onSuccess: (made) => done(made, values) }))}
      onClose={onClose}
    >
      <AddressFields form={form} />
      <RightsFields form={form} />
      <AudienceFields form={form} />
    </FormModal>
  );
};
