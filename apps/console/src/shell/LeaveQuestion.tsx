import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../languages/use-words.ts';
import { useRouter } from './use-router.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** Asked before unsaved work is left. */
export const LeaveQuestion = () => {
  const { t } = useWords();
  const router = useRouter();
  const [leave, setLeave] = useState<(() => void) | null>(null);
  useEffect(() => router.onAsk((run) => setLeave(() => run)), [router]);
  const stay = () => setLeave(null);
  return (
    <Dialog opened={leave !== null} onClose={stay} title={t('leave.title')} role="alertdialog" zIndex={300}>
      <p>{t('leave.text')}</p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={stay} data-autofocus>
          {t('leave.stay')}
        </Button>
        <Button
          color="red"
          onClick={() => {
            stay();
            leave?.();
          }}
        >
          {t('leave.leave')}
        </Button>
      </Group>
    </Dialog>
  );
};
