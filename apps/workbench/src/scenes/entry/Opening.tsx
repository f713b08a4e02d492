import styles from '@inlay/ui/Entry.module.css';

/** The desk's outline while it is being found out who comes in: a moment, so nothing that moves. */
export const Opening = () => (
  <div className={styles.skeleton} aria-busy="true">
    <div />
    <div />
    <div />
  </div>
);
