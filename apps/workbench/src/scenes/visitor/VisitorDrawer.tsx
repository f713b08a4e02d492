import { Drawer } from '@mantine/core';
import { useWords } from '../../languages/use-words.ts';
import { selectSelected } from '../../model/selectors.ts';
import { useDesk } from '../../model/use-desk.ts';
import { useOverlays } from '../overlays.ts';
import { VisitorCard } from './VisitorCard.tsx';

/** The right pane where there is no room for it. */
export const VisitorDrawer = () => {
  const { t } = useWords();
  const { current, close } = useOverlays();
  const thread = useDesk(selectSelected);
  return (
    <Drawer
      opened={current === 'visitor' && thread !== null}
      onClose={close}
      position="right"
      size={320}
      padding={0}
      title={t('visitor.title')}
      closeButtonProps={{ 'aria-label': t('dialog.dismiss') }}
      styles={{ header: { padding: '12px 16px' } }}
    >
      {thread ? <VisitorCard thread={thread} /> : null}
    </Drawer>
  );
};
