import { Button, Group, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useWords } from '../languages/use-words.ts';
import { useRouter, useUnsaved } from '../shell/use-router.ts';
import { Problem } from './Problem.tsx';
import styles from './FormModal.module.css';

type Props = {
  title: string;
  submit: string;
  dirty: boolean;
  busy: boolean;
  error: unknown;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
};

/** A form over the page. Whoever has typed something is asked before it closes. */
export const FormModal = ({ title, submit, dirty, busy, error, onSubmit, onClose, children }: Props) => {
  const { t } = useWords();
  const router = useRouter();
  useUnsaved(dirty && !busy);
  const close = () => router.leave(onClose);
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size="lg"
      closeOnClickOutside={!dirty}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={onSubmit} className={styles.form} noValidate>
        {children}
        <Problem error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {submit}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
