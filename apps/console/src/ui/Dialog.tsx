import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../languages/use-words.ts';
import { useReturnFocus } from './return-focus.ts';

const Content = ({ children }: { children: ReactNode }) => {
  useReturnFocus();
  return children;
};

/** A window over the page, closed by its cross, by Escape, or by a press beside it. */
export const Dialog = ({ children, ...props }: ModalProps) => {
  const { t } = useWords();
  return (
    <Modal returnFocus={false} closeButtonProps={{ 'aria-label': t('action.close') }} {...props}>
      <Content>{children}</Content>
    </Modal>
  );
};
