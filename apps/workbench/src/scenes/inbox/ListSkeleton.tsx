import { Skeleton } from '@mantine/core';
import styles from './Inbox.module.css';

const widths = [62, 48, 70, 55];

/** Before the first snapshot. */
export const ListSkeleton = () => (
  <div className={styles.section} aria-hidden="true">
    {widths.map((width) => (
      <div key={width} className={styles.skeleton}>
        <Skeleton circle width={36} height={36} />
        <div className={styles.body}>
          <Skeleton width={`${width}%`} height={12} radius="sm" />
          <Skeleton width="86%" height={10} radius="sm" mt={8} />
        </div>
      </div>
    ))}
  </div>
);
