import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { OidcRow } from '@inlay/protocol/admin-http/oidc.ts';
import { useEdit } from '../../data/use-edit.ts';
import { type Say, useWords } from '../../languages/use-words.ts';
import { CopyField } from '../../ui/CopyField.tsx';
import { EditProblem } from '../../ui/EditProblem.tsx';
import { focusFirstInvalid } from '../../ui/first-invalid.ts';
import { Mark } from '../../ui/Mark.tsx';
import { SaveBar } from '../../ui/SaveBar.tsx';
import styles from './Phone.module.css';

type Values = { issuer: string; client: string; secret: string };

const path = '/oidc';

/** The secret never comes out: an empty field leaves the one that is there. */
const valuesOf = (oidc: OidcRow): Values => ({ issuer: oidc.issuer, client: oidc.client_id, secret: '' });

const bodyOf = ({ issuer, client, secret }: Values) => ({
  issuer: issuer.trim(),
  client_id: client.trim(),
  ...(secret === '' ? {} : { client_secret: secret }),
});

const isIssuer = (text: string): boolean =>
  text === '' || text.toLowerCase() === 'google' || (/^https?:\/\//.test(text) && URL.canParse(text));

const rulesOf = (t: Say) => ({
  issuer: (issuer: string) => (isIssuer(issuer.trim()) ? null : t('rule.issuer')),
  client: (client: string, { issuer }: Values) =>
    issuer.trim() !== '' && client.trim() === '' ? t('rule.client') : null,
});

const useOidcForm = (oidc: OidcRow) => {
  const { t } = useWords();
  const form = useForm<Values>({
    initialValues: valuesOf(oidc),
    validateInputOnChange: true,
    validate: rulesOf(t),
  });
  const find = (data: unknown) => (data as OidcRow | undefined) ?? null;
  const edit = useEdit({ path, form, row: oidc, find, valuesOf }, (admin, values, row) =>
    admin.send('PUT', path, { version: row?.version, ...bodyOf(values) }),
  );
  return { form, edit, save: form.onSubmit((values) => edit.submit(values), focusFirstInvalid) };
};

const StateMark = ({ oidc }: { oidc: OidcRow }) => {
  const { t } = useWords();
  if (oidc.issuer !== '') return <Mark tone="good">{t('oidc.on', { issuer: oidc.issuer })}</Mark>;
  return <Mark>{oidc.from_environment ? t('oidc.environment') : t('sso.state.off')}</Mark>;
};

/** P2: who has an account at this issuer signs in to the phone without a password of ours. */
export const OidcForm = ({ oidc }: { oidc: OidcRow }) => {
  const { t } = useWords();
  const { form, edit, save } = useOidcForm(oidc);
  const labels = { issuer: t('oidc.issuer'), client: t('oidc.client'), secret: t('oidc.secret') };
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <div className={styles.wrap}>
        <StateMark oidc={oidc} />
      </div>
      <TextInput
        label={labels.issuer}
        description={t('oidc.issuer.hint')}
        placeholder="https://login.example.com"
        maxLength={512}
        spellCheck={false}
        {...form.getInputProps('issuer')}
      />
      <TextInput label={labels.client} maxLength={512} spellCheck={false} {...form.getInputProps('client')} />
      <PasswordInput
        label={labels.secret}
        description={oidc.has_client_secret ? t('line.secret.kept') : t('oidc.secret.hint')}
        autoComplete="off"
        maxLength={512}
        {...form.getInputProps('secret')}
      />
      <CopyField label={t('oidc.redirect')} value={new URL(oidc.redirect_uri, location.origin).href} />
      <EditProblem edit={edit} labels={labels} />
      <SaveBar dirty={form.isDirty()} edit={edit} />
    </form>
  );
};
