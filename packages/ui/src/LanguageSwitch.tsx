import styles from './Entry.module.css';

type Props<L extends string> = {
  label: string;
  /** Each in its own language. */
  names: Readonly<Record<L, string>>;
  current: L;
  onChoose: (language: L) => void;
};

export const LanguageSwitch = <L extends string>({ label, names, current, onChoose }: Props<L>) => (
  <fieldset className={styles.languages} aria-label={label}>
    {(Object.keys(names) as L[]).map((each) => (
      <button
        key={each}
        type="button"
        lang={each}
        className={styles.language}
        aria-pressed={each === current}
        onClick={() => onChoose(each)}
      >
        {names[each]}
      </button>
    ))}
  </fieldset>
);
