/** @jsxImportSource preact */
import { type Card as CardValue, cardTarget } from '@inlay/domain/card.ts';
import { useState } from 'preact/hooks';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import { CardHtml } from './CardHtml.tsx';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

const Picture = ({ url }: { url: string | null }) => {
  const [broken, setBroken] = useState('');
  if (!url || url === broken) return null;
  return (
    <img
      class="card-picture"
      src={url}
      alt=""
      loading="lazy"
      referrerpolicy="no-referrer"
      onError={() => setBroken(url)}
    />
  );
};

/** The link lies over the whole card; links inside its HTML lie over it again. */
const Title = ({ title, url }: { title: string; url: string | null }) => {
  const { words } = useSpeech();
  if (url === null) return <strong dir="auto">{title}</strong>;
  return (
    <a class="card-link" href={url} target="_blank" rel="noopener noreferrer nofollow" title={title}>
      <strong dir="auto">{title}</strong>
      <span class="hidden">, {words.newTab}</span>
    </a>
  );
};

/** S5: what a click does was parsed, never evaluated; a visitor's click opens a window that learns nothing. */
export const Card = ({ value }: { value: CardValue }) => {
  const target = cardTarget(value, 'visitor');
  const url = target?.name === 'link' ? target.url : null;
  return (
    <article class="card">
      <Picture url={safeUrl(value.image_url)} />
      <div class="card-text">
        <Title title={value.title} url={url} />
        {value.content && <CardHtml html={value.content} />}
        {value.memo && (
          <p class="card-memo" dir="auto">
            {value.memo}
          </p>
        )}
        {url !== null && (
          <p class="card-host" aria-hidden="true">
            <Icon name="out" />
            <bdi>{new URL(url).host}</bdi>
          </p>
        )}
      </div>
    </article>
  );
};
