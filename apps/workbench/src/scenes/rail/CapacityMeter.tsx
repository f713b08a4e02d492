import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useWords } from '../../languages/use-words.ts';
import { selectMine } from '../../model/selectors.ts';
import { useDesk } from '../../model/use-desk.ts';
import styles from './Rail.module.css';

const round = 2 * Math.PI * 11;

/** How many conversations are open, of how many the router may assign. */
export const CapacityMeter = () => {
  const { t } = useWords();
  const open = useDesk(selectMine).length;
  const capacity = useDesk((state) => state.me?.capacity ?? 0);
  if (capacity === 0) return null;
  const label = t('rail.capacity', { open, capacity });
  const filled = Math.min(1, open / capacity) * round;
  return (
    <Tooltip label={label} position="right">
      <span className={styles.meter} data-full={open >= capacity || undefined}>
        <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
          <circle cx="14" cy="14" r="11" className={styles.track} />
          <circle cx="14" cy="14" r="11" className={styles.filled} strokeDasharray={`${filled} ${round}`} />
        </svg>
        <span aria-hidden="true">{open}</span>
        <VisuallyHidden>{label}</VisuallyHidden>
      </span>
    </Tooltip>
  );
};
