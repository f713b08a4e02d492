/** @jsxImportSource preact */
import type { MessagePart } from '@inlay/protocol/content.ts';
import { safeUrl } from '../text/safe-url.ts';

/** The words of the card's HTML. A parsed document of its own runs nothing and loads nothing. */
const plainText = (html: string): string =>
  (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').trim();

export const Card = ({ value }: { value: Extract<MessagePart, { type: 'card' }>['value'] }) => {
  const image = safeUrl(value.image_url);
  const url = safeUrl(value.url_for_visitor ?? value.url);
  const body = (
    <>
      {image && <img src={image} alt="" referrerpolicy="no-referrer" />}
      <strong>{value.title}</strong>
      {value.content && <span>{plainText(value.content)}</span>}
    </>
  );
  if (!url) return <div class="card">{body}</div>;
  return (
    <a class="card" href={url} target="_blank" rel="noopener noreferrer nofollow">
      {body}
    </a>
  );
};
