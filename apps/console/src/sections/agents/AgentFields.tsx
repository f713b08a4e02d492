import { NumberInput, Select, TextInput } from '@mantine/core';
import type { useForm } from '@mantine/form';
import { languageList, languageNames } from '../../languages/language.ts';
import { useWords } from '../../languages/use-words.ts';
import type { AgentValues } from './agent-values.ts';
import styles from './Agents.module.css';

type Props = {
  form: Pick<ReturnType<typeof useForm<AgentValues>>, 'getInputProps' | 'values'>;
  /** Has an account already: its e-mail stays. */
  isKnown?: boolean;
  isSelf?: boolean;
};

export const AgentFields = ({ form, isKnown = false, isSelf = false }: Props) => {
  const { t } = useWords();
  const roles = (['agent', 'admin'] as const).map((value) => ({ value, label: t(`role.${value}`) }));
  const languages = [
    { value: '', label: t('agents.language.browser') },
    ...languageList.map((value) => ({ value, label: languageNames[value] })),
  ];
  return (
    <>
      <TextInput
        type="email"
        label={t('agents.email')}
        description={isKnown ? undefined : t('agents.email.hint')}
        maxLength={254}
        readOnly={isKnown}
        variant={isKnown ? 'filled' : 'default'}
        data-autofocus={isKnown ? undefined : true}
        {...form.getInputProps('email')}
      />
      <TextInput
        label={t('agents.name')}
        maxLength={80}
        data-autofocus={isKnown ? true : undefined}
        {...form.getInputProps('name')}
      />
      <div className={styles.pair}>
        <Select
          label={t('agents.role')}
          description={isSelf ? t('agents.role.self') : t('agents.role.hint')}
          data={roles}
          allowDeselect={false}
          disabled={isSelf}
          {...form.getInputProps('role')}
        />
        <NumberInput
          label={t('agents.capacity')}
          description={t('agents.capacity.hint')}
          min={1}
          max={100}
          allowDecimal={false}
          {...form.getInputProps('capacity')}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          label={t('agents.extension')}
          description={t('agents.extension.hint')}
          inputMode="numeric"
          maxLength={10}
          {...form.getInputProps('extension')}
        />
        <Select
          label={t('agents.language')}
          description={t('agents.language.hint')}
          data={languages}
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
      </div>
    </>
  );
};
