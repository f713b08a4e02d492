import type { ByteRange } from '../../files/file-store.ts';

/** One range of RFC 9110. Null: there is none, or one that need not be served, so the whole file is sent. */
export const rangeOf = (header: string | undefined, size: number): ByteRange | 'none' | null => {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const last = size - 1;
  // `bytes=-500`: the last 500.
  if (match[1] === '') {
    const length = Number(match[2]);
    return length === 0 || size === 0 ? 'none' : { start: Math.max(0, size - length), end: last };
  }
  const start = Number(match[1]);
  const end = match[2] === '' ? last : Math.min(last, Number(match[2]));
  if (match[2] !== '' && Number(match[2]) < start) return null;
  return start > last ? 'none' : { start, end };
};
