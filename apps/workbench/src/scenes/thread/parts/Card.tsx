import type { CardTarget } from '@inlay/domain/card-url.ts';
import { type Card as CardValue, cardTarget } from '@inlay/domain/card.ts';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import { IconEyeOff, IconExternalLink, IconLayoutSidebarRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { openBusinessPage, openInPanel } from '../../../business/open-page.ts';
import { useWords } from '../../../languages/use-words.ts';
import styles from './Card.module.css';
import { CardHtml } from './CardHtml.tsx';

const Picture = ({ url }: { url: string | null }) => {
  const [broken, setBroken] = useState('');
  if (url === null || url === broken) return null;
  return (
    <img
      className={styles.picture}
      src={url}
      alt=""
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => setBroken(url)}
    />
  );
};

/** Null: a plain link, which the browser opens by itself. */
const panelOpener = (target: CardTarget): (() => void) | null => {
  if (target.name === 'page') return () => openBusinessPage(target.pageId, target.mode);
  return target.where === 'inner' ? () => openInPanel(target.url) : null;
};

/** What is clicked lies over the whole card; links inside its HTML lie over it again. */
const Opener = ({
  target,
  title,
  children,
}: {
  target: CardTarget | null;
  title: string;
  children: ReactNode;
}) => {
  if (target === null) return <>{children}</>;
  const open = panelOpener(target);
  if (open)
    return (
      <button type="button" className={styles.opener} title={title} onClick={open}>
        {children}
      </button>
    );
  const href = target.name === 'link' ? target.url : '';
  return (
    <a className={styles.opener} href={href} target="_blank" rel="noopener noreferrer nofollow" title={title}>
      {children}
    </a>
  );
};

/** Where a click leads, before it is made. */
const Destination = ({ target }: { target: CardTarget }) => {
  const { t } = useWords();
  const Icon = panelOpener(target) ? IconLayoutSidebarRight : IconExternalLink;
  return (
    <p className={styles.small}>
      <Icon size={14} aria-hidden="true" />
      <bdi>{target.name === 'link' ? new URL(target.url).host : t('card.page', { id: target.pageId })}</bdi>
    </p>
  );
};

/** S5: what a click does was parsed, never evaluated. */
export const Card = ({ value }: { value: CardValue }) => {
  const { t } = useWords();
  const target = cardTarget(value, 'agent');
  return (
    <article className={styles.card} data-clickable={target !== null || undefined}>
      {value.visibility === 2 ? (
        <p className={styles.hidden}>
          <IconEyeOff size={14} aria-hidden="true" /> {t('card.agentsOnly')}
        </p>
      ) : null}
      <Picture url={safeUrl(value.image_url)} />
      <div className={styles.text}>
        <Opener target={target} title={value.title}>
          <b className={styles.title} dir="auto">
            {value.title}
          </b>
        </Opener>
        {value.content ? <CardHtml html={value.content} /> : null}
        {value.memo ? (
          <p className={styles.memo} dir="auto">
            {value.memo}
          </p>
        ) : null}
        {target === null ? null : <Destination target={target} />}
      </div>
    </article>
  );
};
