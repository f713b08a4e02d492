import { useEffect, useRef } from 'react';
import { useWords } from '../languages/use-words.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { LeaveQuestion } from './LeaveQuestion.tsx';
import { SectionPage } from './SectionPage.tsx';
import { sections } from './sections.ts';
import styles from './Shell.module.css';
import { usePath, useRouter } from './use-router.ts';

const useSection = () => {
  const path = usePath();
  return sections.find((section) => section.path === path) ?? sections[0];
};

/** In a narrow window the rail scrolls: the section that is shown is never outside of it. */
const useCurrentInView = (current: string | undefined) => {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const link = list.current?.querySelector(`[href="#/${current ?? ''}"]`);
    link?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [current]);
  return list;
};

const Rail = ({ current }: { current: string | undefined }) => {
  const { t } = useWords();
  const router = useRouter();
  const list = useCurrentInView(current);
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      <div className={styles.brand}>
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" />
        <span>Inlay</span>
      </div>
      <ul ref={list} className={styles.items}>
        {sections.map(({ path, label, icon: Icon }) => (
          <li key={path}>
            <a
              href={`#/${path}`}
              className={styles.item}
              aria-current={path === current ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                router.go(path);
              }}
            >
              <Icon size={18} aria-hidden="true" />
              <span>{t(label)}</span>
            </a>
          </li>
        ))}
      </ul>
      <AccountMenu />
    </nav>
  );
};

/** The rail at the left, or along the top of a narrow window, and the section. */
export const Shell = () => {
  const { t } = useWords();
  const section = useSection();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = section ? `${t(section.label)} · Inlay` : 'Inlay';
    main.current?.scrollTo(0, 0);
  }, [section, t]);
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t('shell.skip')}
      </button>
      <Rail current={section?.path} />
      <main ref={main} className={styles.main} tabIndex={-1}>
        {section ? <SectionPage key={section.path} section={section} /> : null}
      </main>
      <LeaveQuestion />
    </div>
  );
};
