import { Button, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CallPolicyRow } from '@inlay/protocol/admin-http/call-policy.ts';
import { useState } from 'react';
import { useChange } from '../../data/use-change.ts';
import { useWords } from '../../languages/use-words.ts';
import { focusFirstInvalid } from '../../ui/first-invalid.ts';
import { FormModal } from '../../ui/FormModal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Panel } from '../../ui/Section.tsx';
import { amountOf, moneyText } from './money.ts';
import styles from './Phone.module.css';

const FundsForm = ({ currency, onClose }: { currency: string; onClose: () => void }) => {
  const { t } = useWords();
  const form = useForm<{ units: number | string; note: string }>({
    initialValues: { units: '', note: '' },
    validateInputOnChange: true,
    validate: {
      units: (units) => {
        const amount = Math.abs(amountOf(units));
        return amount > 0 && amount <= 1_000_000_000 ? null : t('rule.price');
      },
    },
  });
  const add = useChange(
    (admin, body: { amount: number; note: string }) => admin.send('POST', '/call-policy/funds', body),
    ['/call-policy'],
  );
  return (
    <FormModal
      title={t('funds.add')}
      submit={t('funds.add')}
      dirty={form.isDirty()}
      busy={add.isPending}
      problem={<Problem error={add.error} />}
      onSubmit={form.onSubmit(
        ({ units, note }) => add.mutate({ amount: amountOf(units), note }, { onSuccess: onClose }),
        focusFirstInvalid,
      )}
      onClose={onClose}
    >
      <NumberInput
        label={t('funds.amount', { currency })}
        description={t('funds.amount.hint')}
        decimalScale={4}
        data-autofocus
        {...form.getInputProps('units')}
      />
      <TextInput label={t('funds.note')} maxLength={200} {...form.getInputProps('note')} />
    </FormModal>
  );
};

/** P4: what is left for calls out, and how much of it calls that live have set aside. */
export const FundsPanel = ({ policy }: { policy: CallPolicyRow }) => {
  const { t, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { balance, reserved, currency } = policy;
  return (
    <Panel
      title={t('funds.title')}
      text={t('funds.text')}
      action={
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('funds.add')}
        </Button>
      }
    >
      <div className={styles.funds}>
        <span className={styles.amount}>{moneyText(balance, currency, language)}</span>
        {reserved > 0 ? (
          <span className={styles.reserved}>
            {t('funds.reserved', { amount: moneyText(reserved, currency, language) })}
          </span>
        ) : null}
      </div>
      {isOpen ? <FundsForm currency={currency} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
};
