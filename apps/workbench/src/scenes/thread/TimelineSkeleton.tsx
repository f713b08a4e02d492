import { Skeleton } from '@mantine/core';
import styles from './Thread.module.css';

export const TimelineSkeleton = () => (
  <div className={styles.timelineSkeleton} aria-hidden="true">
    <Skeleton width="46%" height={38} radius="lg" />
    <Skeleton width="34%" height={38} radius="lg" />
    <Skeleton width="52%" height={58} radius="lg" ml="auto" />
    <Skeleton width="40%" height={38} radius="lg" />
  </div>
);
