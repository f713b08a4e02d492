import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './Field.module.css';

const Labelled = ({ label, id, children }: { label: string; id: string; children: ReactNode }) => (
  <div className={styles.field}>
    <label className={styles.label} htmlFor={id}>
      {label}
    </label>
    {children}
  </div>
);

export const TextField = ({ label, ...rest }: ComponentProps<'input'> & { label: string }) => {
  const id = useId();
  return (
    <Labelled label={label} id={id}>
      <input id={id} className={styles.input} {...rest} />
    </Labelled>
  );
};

type Choice = { value: string; name: string };
type SelectProps = {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChoose: (value: string) => void;
};

export const SelectField = ({ label, value, choices, onChoose }: SelectProps) => {
  const id = useId();
  return (
    <Labelled label={label} id={id}>
      <select
        id={id}
        className={styles.input}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    </Labelled>
  );
};
