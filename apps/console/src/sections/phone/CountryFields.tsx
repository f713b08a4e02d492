import { Button, NumberInput, TextInput } from '@mantine/core';
import type { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Language } from '@inlay/protocol/errors.ts';
import { useWords } from '../../languages/use-words.ts';
import { IconAction } from '../../ui/IconAction.tsx';
import styles from './Phone.module.css';
import type { PolicyValues } from './policy-values.ts';

type Form = Pick<
  ReturnType<typeof useForm<PolicyValues>>,
  'getInputProps' | 'values' | 'insertListItem' | 'removeListItem' | 'setFieldValue'
>;

const nameOf = (country: string, language: Language): string =>
  /^[A-Z]{2}$/.test(country)
    ? (new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(country) ?? '')
    : '';

const CountryRow = ({ form, index }: { form: Form; index: number }) => {
  const { t, language } = useWords();
  const { country = '' } = form.values.countries[index] ?? {};
  const field = form.getInputProps(`countries.${index}.country`);
  return (
    <div className={styles.country}>
      <TextInput
        aria-label={t('policy.country', { number: index + 1 })}
        placeholder="HK"
        maxLength={4}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={nameOf(country, language)}
        {...field}
        onChange={(event) =>
          form.setFieldValue(`countries.${index}.country`, event.currentTarget.value.toUpperCase())
        }
      />
      <NumberInput
        aria-label={t('policy.price', { number: index + 1 })}
        min={0}
        decimalScale={4}
        {...form.getInputProps(`countries.${index}.price`)}
      />
      <IconAction
        label={t('origins.remove', { origin: country === '' ? String(index + 1) : country })}
        icon={<IconTrash size={18} />}
        onClick={() => form.removeListItem('countries', index)}
      />
    </div>
  );
};

/** P4: who may be called, and what a minute costs; nobody who is not named. */
export const CountryFields = ({ form }: { form: Form }) => {
  const { t } = useWords();
  const { countries } = form.values;
  const add = () => form.insertListItem('countries', { id: crypto.randomUUID(), country: '', price: 0 });
  return (
    <fieldset className={styles.group}>
      <legend>{t('policy.countries')}</legend>
      <p className={styles.hint}>
        {countries.length === 0 ? t('policy.countries.none') : t('policy.countries.hint')}
      </p>
      {countries.map(({ id }, index) => (
        <CountryRow key={id} form={form} index={index} />
      ))}
      <Button variant="default" className={styles.start} leftSection={<IconPlus size={16} />} onClick={add}>
        {t('policy.countries.add')}
      </Button>
    </fieldset>
  );
};
