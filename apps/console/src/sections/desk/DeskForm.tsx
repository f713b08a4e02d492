import { ColorSwatch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { DeskRow } from '@inlay/protocol/admin-http/desk.ts';
import { changedFields } from '../../data/changed-fields.ts';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { Problem } from '../../ui/Problem.tsx';
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
  const change = useChange(
    (admin, look: Look) =>
      admin.send('PATCH', '/desk', { version: desk.version, ...changedFields(lookOf(desk), look) }),
    ['/desk'],
  );
  const save = form.onSubmit((look) => change.mutate(look, { onSuccess: () => form.resetDirty(look) }));
  const discard = () => {
    form.setInitialValues(lookOf(desk));
    form.reset();
    change.reset();
  };
  return { form, change, save, discard };
};

export const DeskForm = ({ desk }: { desk: DeskRow }) => {
  const { t } = useWords();
  const { form, change, save, discard } = useDeskForm(desk);
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
        <Problem error={change.error} />
        <SaveBar
          dirty={form.isDirty()}
          busy={change.isPending}
          saved={change.isSuccess}
          onDiscard={discard}
        />
      </form>
      <DeskPreview name={name} color={color} greeting={greeting} />
    </div>
  );
};
