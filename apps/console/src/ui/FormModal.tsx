import { Button, Group } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useWords } from '../languages/use-words.ts';
import { useRouter, useUnsaved } from '../shell/use-router.ts';
import styles from './FormModal.module.css';
import { Dialog } from './Dialog.tsx';

type Props = {
  title: string;
  submit: string;
  dirty: boolean;
  busy: boolean;
  /** Why the last try was refused. */
  problem: ReactNode;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
};

/** A form over the page. Whoever has typed something is asked before it closes. */
export const FormModal = ({ title, submit, dirty, busy, problem, onSubmit, onClose, children }: Props) => {
  const { t } = useWords();
  const router = useRouter();
  useUnsaved(dirty && !busy);
  const close = () => router.leave(onClose);
  return (
    <Dialog opened onClose={close} title={title} size="lg" closeOnClickOutside={!dirty}>
      <form onSubmit={onSubmit} className={styles.form} noValidate>
        {children}
        {problem}
        <Group justify="flex-end" className={styles.footer}>
          <Button variant="default" onClick={close}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {submit}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
};
