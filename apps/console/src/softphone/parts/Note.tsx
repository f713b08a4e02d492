import { IconAlertTriangle, IconClock, IconInfoCircle, IconX } from '@tabler/icons-react';
import { Button } from './Button.tsx';
import styles from './Note.module.css';
import { useWords } from './use-words.ts';

const icons = { bad: IconAlertTriangle, wait: IconClock, info: IconInfoCircle } as const;

type Props = {
  kind: keyof typeof icons;
  text: string;
  action?: { name: string; run: () => void };
  onClose?: () => void;
};

/** What is wrong or different, and what to do about it. */
export const Note = ({ kind, text, action, onClose }: Props) => {
  const { say } = useWords();
  const Icon = icons[kind];
  return (
    <div className={styles.note} data-kind={kind} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon className={styles.icon} size={16} aria-hidden="true" />
      <div className={styles.body}>
        <span className={styles.text}>{text}</span>
        {action && (
          <Button look="link" className={styles.action ?? ''} onClick={action.run}>
            {action.name}
          </Button>
        )}
      </div>
      {onClose && (
        <button type="button" className={styles.close} aria-label={say('banner.close')} onClick={onClose}>
          <IconX size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
};
