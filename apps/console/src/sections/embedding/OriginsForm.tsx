import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { EmbedOrigins } from '@inlay/protocol/admin-http/embed-origins.ts';
import { useState } from 'react';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { IconAction } from '../../ui/IconAction.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { originRule } from '../../ui/rules.ts';
import { SaveBar } from '../../ui/SaveBar.tsx';
import styles from './Embedding.module.css';

type Values = { origins: { id: string; text: string }[] };

const valuesOf = (origins: readonly string[]): Values => ({
  origins: origins.map((text) => ({ id: text, text })),
});

const useOriginsForm = ({ origins, version }: EmbedOrigins) => {
  const { t } = useWords();
  const form = useForm<Values>({
    initialValues: valuesOf(origins),
    validateInputOnChange: true,
    validate: { origins: { text: originRule(t) } },
  });
  const change = useChange(
    (admin, values: Values) =>
      admin.send('PUT', '/embed-origins', {
        version,
        origins: values.origins.map(({ text }) => text.trim()),
      }),
    ['/embed-origins'],
  );
  const save = form.onSubmit((values) => change.mutate(values, { onSuccess: () => form.resetDirty(values) }));
  const discard = () => {
    const now = valuesOf(origins);
    form.setInitialValues(now);
    form.setValues(now);
    form.clearErrors();
    change.reset();
  };
  return { form, change, save, discard };
};

/** W9. */
export const OriginsForm = ({ list }: { list: EmbedOrigins }) => {
  const { t } = useWords();
  const { form, change, save, discard } = useOriginsForm(list);
  const [added, setAdded] = useState('');
  const add = () => {
    const id = crypto.randomUUID();
    setAdded(id);
    form.insertListItem('origins', { id, text: '' });
  };
  // Once, when the field appears.
  const focusIfAdded = (id: string) => (field: HTMLInputElement | null) => {
    if (id !== added || !field) return;
    field.focus();
    setAdded('');
  };
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      {form.values.origins.length === 0 ? <p className={styles.none}>{t('origins.none')}</p> : null}
      {form.values.origins.map(({ id, text }, index) => (
        <div key={id} className={styles.origin}>
          <TextInput
            className={styles.grow}
            aria-label={t('origins.label', { number: index + 1 })}
            placeholder="https://crm.example.com"
            maxLength={512}
            spellCheck={false}
            ref={focusIfAdded(id)}
            {...form.getInputProps(`origins.${index}.text`)}
          />
          <IconAction
            label={t('origins.remove', { origin: text === '' ? String(index + 1) : text })}
            icon={<IconTrash size={18} />}
            onClick={() => form.removeListItem('origins', index)}
          />
        </div>
      ))}
      <Button variant="default" className={styles.start} leftSection={<IconPlus size={16} />} onClick={add}>
        {t('origins.add')}
      </Button>
      <Problem error={change.error} />
      <SaveBar dirty={form.isDirty()} busy={change.isPending} saved={change.isSuccess} onDiscard={discard} />
    </form>
  );
};
