import type { ReactNode } from 'react';
import styles from './BusinessPages.module.css';

type Props = { name: string; shown: boolean; children: ReactNode };

/** Hidden ones stay where they are: a frame that is taken out of the page would lose what was done in it. */
export const TabPanel = ({ name, shown, children }: Props) => (
  <div
    id={`panel-${name}`}
    className={styles.tabPanel}
    role="tabpanel"
    aria-labelledby={`tab-${name}`}
    hidden={!shown}
  >
    {children}
  </div>
);
