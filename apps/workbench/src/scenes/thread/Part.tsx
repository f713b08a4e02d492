import { IconFile, IconLink } from '@tabler/icons-react';
import type { MessagePart } from '@inlay/protocol/content.ts';
import { LinkedText } from '@inlay/ui/LinkedText.tsx';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import { useWords } from '../../languages/use-words.ts';
import { partText } from '../../text/part-text.ts';
import { fileSize } from '../../text/file-size.ts';
import { Media } from './Media.tsx';
import { Picture } from './Picture.tsx';
import styles from './Thread.module.css';

type Of<K extends MessagePart['type']> = Extract<MessagePart, { type: K }>;

const Text = ({ text }: { text: string }) => (
  <div className={styles.bubble} dir="auto">
    <LinkedText text={text} />
  </div>
);

const FileLink = ({ part }: { part: Of<'file'> }) => {
  const { language } = useWords();
  const { name, size, url } = part.value;
  const href = safeUrl(url);
  return (
    <div className={styles.bubble}>
      <span className={styles.file}>
        <IconFile size={20} aria-hidden="true" />
        {href === null ? (
          <bdi>{name}</bdi>
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer" download={name}>
            <bdi>{name}</bdi>
          </a>
        )}
        {size === undefined ? null : <small>{fileSize(size, language)}</small>}
      </span>
    </div>
  );
};

const Card = ({ part }: { part: Of<'card'> }) => {
  const { title, memo, image_url: image, url_for_staff: staff, url } = part.value;
  const href = safeUrl(staff ?? url);
  const picture = safeUrl(image);
  return (
    <div className={styles.card}>
      {picture === null ? null : <img src={picture} alt="" referrerPolicy="no-referrer" loading="lazy" />}
      <div>
        <b dir="auto">{title}</b>
        {memo ? <p dir="auto">{memo}</p> : null}
        {href === null ? null : (
          <a href={href} target="_blank" rel="noopener noreferrer">
            <IconLink size={14} aria-hidden="true" /> {new URL(href, location.href).host}
          </a>
        )}
      </div>
    </div>
  );
};

/** A10: one part of a message. Kinds that a newer server knows are shown as far as they can be read. */
export const Part = ({ part }: { part: MessagePart }) => {
  const { t } = useWords();
  switch (part.type) {
    case 'text':
      return <Text text={part.value.text} />;
    case 'picture':
      return <Picture value={part.value} />;
    case 'video':
    case 'voice':
      return <Media part={part} />;
    case 'file':
      return <FileLink part={part} />;
    case 'card':
      return <Card part={part} />;
    default:
      return <Text text={partText(part, t)} />;
  }
};
