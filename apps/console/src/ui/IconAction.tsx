import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { label: string; icon: ReactNode; onClick: () => void; disabled?: boolean; danger?: boolean };

export const IconAction = ({ label, icon, onClick, disabled = false, danger = false }: Props) => (
  <Tooltip label={label}>
    <ActionIcon
      variant="subtle"
      color={danger ? 'red' : 'gray'}
      {...(danger ? { c: 'var(--red)' } : {})}
      size="lg"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
    </ActionIcon>
  </Tooltip>
);
