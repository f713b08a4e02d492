import { NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CallPolicyRow } from '@inlay/protocol/admin-http/call-policy.ts';
import { changedFields } from '../../data/changed-fields.ts';
import { useEdit } from '../../data/use-edit.ts';
import { useWords } from '../../languages/use-words.ts';
import { EditProblem } from '../../ui/EditProblem.tsx';
import { focusFirstInvalid } from '../../ui/first-invalid.ts';
import { SaveBar } from '../../ui/SaveBar.tsx';
import { CountryFields } from './CountryFields.tsx';
import styles from './Phone.module.css';
import { bodyOf, limits, policyRules, type PolicyValues, valuesOf } from './policy-values.ts';

const usePolicyForm = (policy: CallPolicyRow) => {
  const { t } = useWords();
  const form = useForm<PolicyValues>({
    initialValues: valuesOf(policy),
    validateInputOnChange: true,
    validate: policyRules(t),
  });
  const find = (data: unknown) => (data as CallPolicyRow | undefined) ?? null;
  const edit = useEdit({ path: '/call-policy', form, row: policy, find, valuesOf }, (admin, values, row) =>
    admin.send('PATCH', '/call-policy', {
      version: row?.version,
      ...changedFields(bodyOf(valuesOf(row ?? policy)), bodyOf(values)),
    }),
  );
  return { form, edit, save: form.onSubmit((values) => edit.submit(values), focusFirstInvalid) };
};

const useLabels = () => {
  const { t } = useWords();
  return {
    currency: t('policy.currency'),
    countries: t('policy.countries'),
    blocked: t('policy.blocked'),
    per_number_per_day: t('policy.per_number_per_day'),
    per_agent_per_day: t('policy.per_agent_per_day'),
    per_desk_per_day: t('policy.per_desk_per_day'),
    trial_per_day: t('policy.trial_per_day'),
    longest_minutes: t('policy.longest'),
    wrap_up_seconds: t('policy.wrap_up'),
    recording: t('policy.recording'),
    consent_tone: t('policy.consent'),
    recording_days: t('policy.recording_days'),
  };
};

type Form = Pick<ReturnType<typeof usePolicyForm>['form'], 'getInputProps'>;

const Limits = ({ form }: { form: Form }) => {
  const { t } = useWords();
  const labels = useLabels();
  return (
    <fieldset className={styles.group}>
      <legend>{t('policy.limits')}</legend>
      <p className={styles.hint}>{t('policy.limits.hint')}</p>
      <div className={styles.grid}>
        {limits.map((name) => (
          <NumberInput
            key={name}
            label={labels[name]}
            min={1}
            allowDecimal={false}
            placeholder={t('policy.no-limit')}
            {...form.getInputProps(name)}
          />
        ))}
      </div>
    </fieldset>
  );
};

const Times = ({ form }: { form: Form }) => {
  const labels = useLabels();
  return (
    <div className={styles.grid}>
      <NumberInput
        label={labels.longest_minutes}
        min={1}
        max={1440}
        allowDecimal={false}
        {...form.getInputProps('longest_minutes')}
      />
      <NumberInput
        label={labels.wrap_up_seconds}
        min={0}
        max={3600}
        allowDecimal={false}
        {...form.getInputProps('wrap_up_seconds')}
      />
    </div>
  );
};

const Recording = ({ form }: { form: Form }) => {
  const { t } = useWords();
  const labels = useLabels();
  return (
    <>
      <Switch
        label={labels.recording}
        description={t('policy.recording.hint')}
        {...form.getInputProps('recording', { type: 'checkbox' })}
      />
      <Switch
        label={labels.consent_tone}
        description={t('policy.consent.hint')}
        {...form.getInputProps('consent_tone', { type: 'checkbox' })}
      />
      <div className={styles.grid}>
        <NumberInput
          label={labels.recording_days}
          description={t('policy.recording_days.hint')}
          min={0}
          max={3650}
          allowDecimal={false}
          {...form.getInputProps('recording_days')}
        />
      </div>
    </>
  );
};

/** P4. */
export const PolicyForm = ({ policy }: { policy: CallPolicyRow }) => {
  const { t } = useWords();
  const { form, edit, save } = usePolicyForm(policy);
  const labels = useLabels();
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <TextInput
        className={styles.short}
        label={labels.currency}
        maxLength={3}
        {...form.getInputProps('currency')}
      />
      <CountryFields form={form} />
      <Textarea
        label={labels.blocked}
        description={t('policy.blocked.hint')}
        placeholder="85291234567"
        autosize
        minRows={2}
        maxRows={10}
        spellCheck={false}
        {...form.getInputProps('blocked')}
      />
      <Limits form={form} />
      <Times form={form} />
      <Recording form={form} />
      <EditProblem edit={edit} labels={labels} />
      <SaveBar dirty={form.isDirty()} edit={edit} />
    </form>
  );
};
