import { Button, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { UserInfo } from '@inlay/protocol/agent-socket/get_user_info.ts';
import { updateVisitor } from '../../actions/update-visitor.ts';
import { useWords } from '../../languages/use-words.ts';
import { useDeskActions } from '../../model/use-desk.ts';
import styles from './Visitor.module.css';
import { changeOf, formOf, problemsOf, type VisitorForm } from './visitor-change.ts';

type Texts = 'realname' | 'mobile' | 'email' | 'wechat' | 'qq' | 'age';

const texts: readonly {
  name: Texts;
  most: number;
  type?: string;
  inputMode?: 'numeric' | 'tel' | 'email';
}[] = [
  { name: 'realname', most: 128 },
  { name: 'mobile', most: 32, type: 'tel' },
  { name: 'email', most: 254, inputMode: 'email' },
  { name: 'wechat', most: 64 },
  { name: 'qq', most: 32 },
  { name: 'age', most: 3, inputMode: 'numeric' },
];

type Props = {
  info: UserInfo;
  /** What was written here before another conversation was looked at. */
  draft: VisitorForm | null;
  onDraft: (form: VisitorForm) => void;
  onDone: () => void;
};

type FieldsProps = { form: VisitorForm; change: (part: Partial<VisitorForm>) => void };

const Fields = ({ form, change }: FieldsProps) => {
  const { t } = useWords();
  const problems = problemsOf(form);
  return (
    <>
      {texts.map(({ name, most, ...input }) => (
        <TextInput
          key={name}
          size="sm"
          label={t(`visitor.${name}`)}
          value={form[name]}
          maxLength={most}
          error={problems[name] ? t(problems[name]) : null}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
          {...input}
        />
      ))}
      <NativeSelect
        label={t('visitor.sex')}
        value={String(form.sex)}
        data={([0, 1, 2] as const).map((value) => ({
          value: String(value),
          label: t(`visitor.sex.${value}`),
        }))}
        onChange={(event) => change({ sex: Number(event.currentTarget.value) as 0 | 1 | 2 })}
      />
      <TagsInput
        label={t('visitor.tags')}
        value={form.tags}
        maxTags={20}
        maxLength={40}
        onChange={(tags) => change({ tags })}
      />
      <Textarea
        label={t('visitor.memo')}
        description={t('visitor.memoHint')}
        value={form.memo}
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={10}
        onChange={(event) => change({ memo: event.currentTarget.value })}
      />
    </>
  );
};

/** A15: what agents write down about a visitor. */
export const VisitorEditor = ({ info, draft, onDraft, onDone }: Props) => {
  const { t } = useWords();
  const desk = useDeskActions();
  const [before] = useState(() => formOf(info));
  const [form, setForm] = useState(draft ?? before);
  const [saving, setSaving] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => element.current?.querySelector('input')?.focus(), []);
  const change = (part: Partial<VisitorForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    onDraft(next);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (saving || Object.keys(problemsOf(form)).length > 0) return;
    const changed = changeOf(before, form);
    setSaving(true);
    const done = Object.keys(changed).length === 0 || (await updateVisitor(desk, info.userid, changed));
    setSaving(false);
    if (done) onDone();
  };
  const isWrong = Object.keys(problemsOf(form)).length > 0;
  return (
    <form
      ref={element}
      className={styles.form}
      aria-label={t('visitor.edit')}
      onSubmit={(event) => void save(event)}
    >
      <Fields form={form} change={change} />
      <div className={styles.formActions}>
        <Button type="submit" loading={saving} disabled={isWrong}>
          {t('visitor.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('visitor.cancel')}
        </Button>
      </div>
    </form>
  );
};
