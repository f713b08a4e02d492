import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { EmbedOrigins } from '@inlay/protocol/admin-http/embed-origins.ts';
import { useState } from 'react';
import { rebase } from '../../data/rebase.ts';
import { useEdit } from '../../data/use-edit.ts';
import { useWords } from '../../languages/use-words.ts';
import { IconAction } from '../../ui/IconAction.tsx';
import { EditProblem } from '../../ui/EditProblem.tsx';
import { focusFirstInvalid } from '../../ui/first-invalid.ts';
import { originRule, twiceRule } from '../../ui/rules.ts';
import { SaveBar } from '../../ui/SaveBar.tsx';
import styles from './Embedding.module.css';

type Values = { origins: { id: string; text: string }[] };

const valuesOf = ({ origins }: Pick<EmbedOrigins, 'origins'>): Values => ({
  origins: origins.map((text) => ({ id: text, text })),
});
const plain = ({ origins }: Values): string[] => origins.map(({ text }) => text.trim());

const rebaseOrigins = (before: Values, now: Values, mine: Values) => {
  const { values, theirs } = rebase(
    { origins: plain(before) },
    { origins: plain(now) },
    { origins: plain(mine) },
  );
  return { values: valuesOf(values), theirs };
};

const useOriginsForm = (list: EmbedOrigins) => {
  const { t } = useWords();
  const form = useForm<Values>({
    initialValues: valuesOf(list),
    validateInputOnChange: true,
    validate: {
      origins: { text: (value, values) => originRule(t)(value) ?? twiceRule(t, plain(values))(value) },
    },
  });
  const edit = useEdit(
    {
      path: '/embed-origins',
      form,
      row: list,
      find: (data) => (data as EmbedOrigins | undefined) ?? null,
      valuesOf,
      rebaseValues: rebaseOrigins,
    },
    (admin, values, row) =>
      admin.send('PUT', '/embed-origins', { version: row?.version, origins: plain(values) }),
  );
  return { form, edit, save: form.onSubmit((values) => edit.submit(values), focusFirstInvalid) };
};

/** W9. */
export const OriginsForm = ({ list }: { list: EmbedOrigins }) => {
  const { t } = useWords();
  const { form, edit, save } = useOriginsForm(list);
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
      <EditProblem edit={edit} labels={{ origins: t('origins.title') }} />
      <SaveBar dirty={form.isDirty()} edit={edit} />
    </form>
  );
};
