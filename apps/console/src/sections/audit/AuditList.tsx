import type { AuditRow } from '@inlay/protocol/admin-http/audit.ts';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../languages/use-words.ts';
import { dateTime } from '../../ui/dates.ts';
import styles from './Audit.module.css';
import { changesOf } from './changes-of.ts';
import { useValueNames } from './use-value-names.ts';

/** Names that only a newer server knows are shown as they are. */
const useNames = () => {
  const { t } = useTranslation();
  return {
    ofAction: (action: string): string => t(`audit.action.${action}`, { defaultValue: action }),
    ofField: (field: string): string => t(`audit.field.${field}`, { defaultValue: field }),
  };
};

const Changes = ({ row }: { row: AuditRow }) => {
  const names = useNames();
  const changes = changesOf(row, useValueNames());
  if (changes.length === 0) return null;
  return (
    <dl className={styles.changes}>
      {changes.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{names.ofField(name)}</dt>
          <dd>
            {before === null ? null : <del>{before}</del>}
            {after === null ? null : <ins>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Entry = ({ row }: { row: AuditRow }) => {
  const { language } = useWords();
  const names = useNames();
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <span className={styles.what}>
          <b>{names.ofAction(row.action)}</b>{' '}
          {row.target === 'desk' || row.target === 'calls' ? null : <span>{row.target}</span>}
        </span>
        <span className={styles.who}>
          {row.agent_name},{' '}
          <time dateTime={new Date(row.at).toISOString()}>{dateTime(row.at, language)}</time>
        </span>
      </div>
      <Changes row={row} />
    </li>
  );
};

export const AuditList = ({ rows }: { rows: AuditRow[] }) => {
  const { t } = useWords();
  return (
    <ol className={styles.list} aria-label={t('audit.title')}>
      {rows.map((row) => (
        <Entry key={row.id} row={row} />
      ))}
    </ol>
  );
};
