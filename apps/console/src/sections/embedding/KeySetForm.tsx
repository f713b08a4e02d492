import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { keySetAlgorithms } from '@inlay/protocol/admin-http/sso-algorithms.ts';
import type { SsoRow } from '@inlay/protocol/admin-http/sso.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { focusFirstInvalid } from '../../ui/first-invalid.ts';
import { Problem } from '../../ui/Problem.tsx';
import { pageUrlRule } from '../../ui/rules.ts';
import { useUnsaved } from '../../shell/use-router.ts';
import styles from './Embedding.module.css';

type Values = { algorithm: string; jwks_url: string };

export const KeySetForm = ({ sso }: { sso: SsoRow }) => {
  const { t } = useWords();
  const form = useForm<Values>({
    initialValues: {
      algorithm: keySetAlgorithms.find((algorithm) => algorithm === sso.algorithm) ?? 'RS256',
      jwks_url: sso.jwks_url ?? '',
    },
    validateInputOnChange: true,
    validate: { jwks_url: pageUrlRule(t) },
  });
  const change = useChange(
    (admin, values: Values) =>
      admin.send('PUT', '/sso/jwks', { version: sso.version, ...values, jwks_url: values.jwks_url.trim() }),
    ['/sso'],
  );
  useUnsaved(form.isDirty() && !change.isPending);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit(
        (values) => change.mutate(values, { onSuccess: () => form.resetDirty(values) }),
        focusFirstInvalid,
      )}
    >
      <TextInput
        label={t('sso.jwks')}
        description={t('sso.jwks.hint')}
        placeholder="https://login.example.com/.well-known/jwks.json"
        maxLength={2048}
        spellCheck={false}
        {...form.getInputProps('jwks_url')}
      />
      <Select
        label={t('sso.algorithm')}
        description={t('sso.algorithm.hint')}
        data={[...keySetAlgorithms]}
        allowDeselect={false}
        {...form.getInputProps('algorithm')}
      />
      <Problem error={change.error} />
      <Button type="submit" className={styles.start} loading={change.isPending} disabled={!form.isDirty()}>
        {t('action.save')}
      </Button>
    </form>
  );
};
