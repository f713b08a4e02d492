import { Button, Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useWords } from '../languages/use-words.ts';
import { useUnsaved } from '../shell/use-router.ts';
import styles from './SaveBar.module.css';

type Props = {
  dirty: boolean;
  edit: { isPending: boolean; isSuccess: boolean; discard: () => void };
};

/** Under a form that is part of the page. */
export const SaveBar = ({ dirty, edit }: Props) => {
  const { t } = useWords();
  useUnsaved(dirty);
  return (
    <Group gap="sm">
      <Button type="submit" disabled={!dirty} loading={edit.isPending}>
        {t('action.save')}
      </Button>
      {dirty ? (
        <Button variant="default" onClick={edit.discard}>
          {t('action.discard')}
        </Button>
      ) : null}
      <output className={styles.saved}>
        {edit.isSuccess && !dirty ? (
          <>
            <IconCheck size={16} aria-hidden="true" /> {t('state.saved')}
          </>
        ) : null}
      </output>
    </Group>
  );
};
