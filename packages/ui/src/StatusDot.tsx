import styles from './StatusDot.module.css';

export type Presence = 'available' | 'busy' | 'away' | 'offline';

const shapes: Readonly<Record<Presence, React.ReactNode>> = {
  available: <circle cx="5" cy="5" r="5" />,
  busy: (
    <>
      <circle cx="5" cy="5" r="5" />
      <rect x="2.2" y="4.2" width="5.6" height="1.6" rx="0.8" className={styles.cut} />
    </>
  ),
  away: (
    <>
      <circle cx="5" cy="5" r="5" />
      <path d="M5 2.4V5.2L6.9 6.3" className={styles.hand} />
    </>
  ),
  offline: <circle cx="5" cy="5" r="3.9" className={styles.ring} />,
};

/** A shape of its own for each status, so that it can be told without colours. Its word stands beside it. */
export const StatusDot = ({ presence, size = 10 }: { presence: Presence; size?: number }) => (
  <svg
    className={styles.dot}
    data-presence={presence}
    viewBox="0 0 10 10"
    width={size}
    height={size}
    aria-hidden="true"
  >
    {shapes[presence]}
  </svg>
);
