import type { SendablePart } from '@inlay/protocol/content.ts';
import type { UploadAnswer } from '@inlay/protocol/upload-http/upload.ts';
import type { Posted } from './post-file.ts';

export type UploadFault =
  | { kind: 'too-large' | 'wrong-type' | 'empty' | 'lost' }
  | { kind: 'refused'; msg: string };

/** What is to be sent: a file, or a recording of so many seconds. */
export type Given = { file: File; seconds: number | null };

//   waiting ──▶ sending ──▶ (gone: it is a message now)
//                 │  ▲ retry
//                 ▼  │
//               failed
export type Upload = Given & { id: string; preview: string } & (
    | { state: 'sending'; progress: number }
    | { state: 'failed'; fault: UploadFault }
  );

export const isPictureFile = (file: File): boolean => /^image\/(png|jpeg|gif|webp)$/.test(file.type);

/** What needs no server to be refused. */
export const faultOf = ({ size }: File, maxBytes: number): UploadFault | null => {
  if (size === 0) return { kind: 'empty' };
  return size > maxBytes ? { kind: 'too-large' } : null;
};

export const faultOfAnswer = (answer: Exclude<Posted, { kind: 'done' }>): UploadFault => {
  if (answer.kind === 'lost') return { kind: 'lost' };
  if (answer.code === 413) return { kind: 'too-large' };
  return answer.code === 415 ? { kind: 'wrong-type' } : { kind: 'refused', msg: answer.msg };
};

/** The server has looked into the file: what it found decides the kind. */
export const partOf = (stored: UploadAnswer['data'], seconds: number | null): SendablePart => {
  const { url, name, size, mime, width, height } = stored;
  if (mime.startsWith('image/'))
    return { type: 'picture', value: width > 0 && height > 0 ? { url, width, height } : { url } };
  if (seconds !== null && mime.startsWith('audio/'))
    return { type: 'voice', value: { url, duration: seconds } };
  if (mime.startsWith('video/')) return { type: 'video', value: { url } };
  return { type: 'file', value: { url, name, size } };
};
