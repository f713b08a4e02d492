import { ColorSwatch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { DeskRow } from '@inlay/protocol/admin-http/desk.ts';
import { changedFields } from '../../data/changed-fields.ts';
import { useEdit } from '../../data/use-edit.ts';
import { useWords } from '../../languages/use-words.ts';
import { EditProblem } from '../../ui/EditProblem.tsx';
import { focusFirstInvalid } from '../../ui/first-invalid.ts';
import { colorRule, nameRule } from '../../ui/rules.ts';
import { SaveBar } from '../../ui/SaveBar.tsx';
import { DeskPreview } from './DeskPreview.tsx';
import styles from './Desk.module.css';

type Look = Pick<DeskRow, 'name' | 'color' | 'greeting'>;
const lookOf = ({ name, color, greeting }: DeskRow): Look => ({ name, color, greeting });

const useDeskForm = (desk: DeskRow) => {
  const { t } = useWords();
  const form = useForm<Look>({
    initialValues: lookOf(desk),
    validateInputOnChange: true,
    validate: { name: nameRule(t), color: colorRule(t) },
  });
  const edit = useEdit(
    {
      path: '/desk',
      form,
      row: desk,
      find: (data) => (data as DeskRow | undefined) ?? null,
      valuesOf: lookOf,
    },
    (admin, look, row) =>
      admin.send('PATCH', '/desk', { version: row?.version, ...changedFields(lookOf(row ?? desk), look) }),
  );
  return { form, edit, save: form.onSubmit((look) => edit.submit(look), focusFirstInvalid) };
};

export const DeskForm = ({ desk }: { desk: DeskRow }) => {
  const { t } = useWords();
  const { form, edit, save } = useDeskForm(desk);
  const { color, name, greeting } = form.values;
  return (
    <div className={styles.columns}>
      <form className={styles.form} onSubmit={save} noValidate>
        <TextInput
          label={t('desk.name')}
          description={t('desk.name.hint')}
          maxLength={80}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('desk.color')}
          description={t('desk.color.hint')}
          maxLength={7}
          spellCheck={false}
          {...form.getInputProps('color')}
          rightSection={
            <label className={styles.picker}>
              <ColorSwatch color={color} size={20} withShadow={false} />
              <input
                type="color"
                aria-label={t('desk.color.pick')}
                value={/^#[0-9a-f]{6}$/i.test(color) ? color : '#4f46e5'}
                onChange={(event) => form.setFieldValue('color', event.currentTarget.value)}
              />
            </label>
          }
        />
        <Textarea
          label={t('desk.greeting')}
          description={t('desk.greeting.hint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          {...form.getInputProps('greeting')}
        />
        <EditProblem
          edit={edit}
          labels={{ name: t('desk.name'), color: t('desk.color'), greeting: t('desk.greeting') }}
        />
        <SaveBar dirty={form.isDirty()} edit={edit} />
      </form>
      <DeskPreview name={name} color={color} greeting={greeting} />
    </div>
  );
};
