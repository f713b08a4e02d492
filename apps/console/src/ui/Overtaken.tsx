import { IconUsers } from '@tabler/icons-react';
import type { Theirs } from '../data/rebase.ts';
import { useWords } from '../languages/use-words.ts';
import styles from './Problem.module.css';

const isShown = (value: unknown): value is string | number =>
  (typeof value === 'string' && value !== '') || typeof value === 'number';

type Props = {
  theirs: readonly Theirs[];
  /** As the form calls its fields. */
  labels: Readonly<Record<string, string>>;
};

/** A5: somebody else saved the same row in between. What of theirs stands in the form now, and what mine would replace. */
export const Overtaken = ({ theirs, labels }: Props) => {
  const { t, language } = useWords();
  const list = (fields: readonly string[]) => new Intl.ListFormat(language).format(fields);
  const labelOf = ({ name }: Theirs) => labels[name] ?? name;
  const contested = theirs.filter((field) => field.isContested);
  const taken = theirs.filter((field) => !field.isContested);
  const withValue = (field: Theirs) =>
    isShown(field.value)
      ? t('overtaken.value', { field: labelOf(field), value: field.value })
      : labelOf(field);
  return (
    <div className={styles.overtaken} role="alert">
      <IconUsers size={18} aria-hidden="true" />
      <div>
        <strong>{t('overtaken.title')}</strong> {t('overtaken.text')}
        {taken.length > 0 ? <p>{t('overtaken.taken', { fields: list(taken.map(labelOf)) })}</p> : null}
        {contested.length > 0 ? (
          <p>{t('overtaken.contested', { fields: list(contested.map(withValue)) })}</p>
        ) : null}
      </div>
    </div>
  );
};
