import { IconDialpad, IconHistory, IconVolume } from '@tabler/icons-react';
import { useWords } from '../parts/use-words.ts';
import styles from './Navigation.module.css';

const icons = { pad: IconDialpad, calls: IconHistory, sound: IconVolume } as const;

export type Page = keyof typeof icons;

const pages = Object.keys(icons) as Page[];

export const Navigation = ({ page, onPage }: { page: Page; onPage: (page: Page) => void }) => {
  const { say } = useWords();
  return (
    <nav className={styles.nav} aria-label={say('nav.label')}>
      {pages.map((name) => {
        const Icon = icons[name];
        return (
          <button
            key={name}
            type="button"
            className={styles.tab}
            aria-current={name === page ? 'page' : undefined}
            onClick={() => onPage(name)}
          >
            <Icon size={18} aria-hidden="true" />
            {say(`nav.${name}`)}
          </button>
        );
      })}
    </nav>
  );
};
