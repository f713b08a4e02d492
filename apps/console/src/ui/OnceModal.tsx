import { Button, Group } from '@mantine/core';
import { useWords } from '../languages/use-words.ts';
import { CopyField } from './CopyField.tsx';
import { Dialog } from './Dialog.tsx';

export type Once = { title: string; text: string; label: string; value: string };

/** What is shown once: it goes away by its own button only. */
export const OnceModal = ({ once, onClose }: { once: Once | null; onClose: () => void }) => {
  const { t } = useWords();
  return (
    <Dialog
      opened={once !== null}
      onClose={onClose}
      title={once?.title}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size="lg"
    >
      <p>{once?.text}</p>
      <CopyField label={once?.label ?? ''} value={once?.value ?? ''} />
      <Group justify="flex-end" mt="md">
        <Button onClick={onClose}>{t('action.stored')}</Button>
      </Group>
    </Dialog>
  );
};
