import type { MessagePart } from '@inlay/protocol/content.ts';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import {
  IconDownload,
  IconFile,
  IconFileMusic,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMovie,
} from '@tabler/icons-react';
import { useWords } from '../../../languages/use-words.ts';
import { fileSize } from '../../../text/file-size.ts';
import styles from './Media.module.css';

type FileValue = Extract<MessagePart, { type: 'file' }>['value'];

const icons = [
  [/^pdf$/, IconFileTypePdf],
  [/^(zip|rar|7z|gz|tgz|tar|bz2|xz)$/, IconFileZip],
  [/^(xlsx?|csv|ods|tsv|numbers)$/, IconFileSpreadsheet],
  [/^(docx?|odt|rtf|txt|md|pages|log)$/, IconFileText],
  [/^(mp3|m4a|wav|ogg|oga|opus|aac|flac|amr)$/, IconFileMusic],
  [/^(mp4|mov|webm|avi|mkv|m4v)$/, IconMovie],
] as const;

const endingOf = (name: string): string => /\.([a-z0-9]{1,6})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

const Inside = ({ value: { name, size }, ending }: { value: FileValue; ending: string }) => {
  const { t, language } = useWords();
  const [, Icon] = icons.find(([pattern]) => pattern.test(ending)) ?? [null, IconFile];
  const about = [ending.toUpperCase() || t('part.file'), size === undefined ? '' : fileSize(size, language)];
  return (
    <>
      <span className={styles.fileIcon}>
        <Icon size={20} aria-hidden="true" />
      </span>
      <span className={styles.fileText}>
        <bdi className={styles.fileName}>{name}</bdi>
        <small>{about.filter((word) => word !== '').join(' · ')}</small>
      </span>
    </>
  );
};

export const FileRow = ({ value }: { value: FileValue }) => {
  const href = safeUrl(value.url);
  const inside = <Inside value={value} ending={endingOf(value.name)} />;
  if (href === null) return <div className={styles.file}>{inside}</div>;
  return (
    <a
      className={styles.file}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      download={value.name}
      title={value.name}
    >
      {inside}
      <IconDownload size={18} aria-hidden="true" />
    </a>
  );
};
