import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../languages/use-words.ts';
import { Problem } from './Problem.tsx';
import { Dialog } from './Dialog.tsx';

export type Question = {
  /** Names what it is about. */
  title: string;
  text: string;
  action: string;
  run: () => Promise<unknown>;
};

type Props = { question: Question | null; onClose: () => void };

const useRun = (question: Question | null, onClose: () => void) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    setError(null);
    onClose();
  };
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await question?.run();
      close();
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return { busy, error, run, close };
};

/** Before something is gone: what, and what follows from it. */
export const Confirm = ({ question, onClose }: Props) => {
  const { t } = useWords();
  const { busy, error, run, close } = useRun(question, onClose);
  return (
    <Dialog opened={question !== null} onClose={close} title={question?.title} role="alertdialog">
      <p>{question?.text}</p>
      <Problem error={error} kept={false} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button color="red" loading={busy} onClick={() => void run()}>
          {question?.action}
        </Button>
      </Group>
    </Dialog>
  );
};
