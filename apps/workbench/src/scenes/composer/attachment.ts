import type { SendablePart } from '@inlay/protocol/content.ts';
import type { Uploaded } from '../../session/upload-file.ts';

//   uploading ──▶ ready
//       │  ▲ again
//       ▼  │
//      failed
type AttachmentState =
  | { name: 'uploading'; progress: number }
  | { name: 'ready'; uploaded: Uploaded }
  | { name: 'failed'; reason: string };

export type Attachment = {
  id: string;
  file: File;
  /** An address of the page's own; null for what is no picture. */
  preview: string | null;
  state: AttachmentState;
};

export const isPictureFile = (file: File): boolean => /^image\/(png|jpeg|gif|webp)$/.test(file.type);

/** The server has looked into the file: what it found decides the kind. */
export const partOf = ({ url, name, size, mime, width, height }: Uploaded): SendablePart => {
  if (mime.startsWith('image/'))
    return { type: 'picture', value: { url, ...(width > 0 && height > 0 ? { width, height } : {}) } };
  return mime.startsWith('video/')
    ? { type: 'video', value: { url } }
    : { type: 'file', value: { url, name, size } };
};
