import type { SendablePart } from '@inlay/protocol/content.ts';
import { unreachable, WireError } from '@inlay/protocol/errors.ts';
import { isAllowedUrl } from './allowed-url.ts';

// A10: what may be sent.

const urlsOf = (part: SendablePart): string[] => {
  switch (part.type) {
    case 'text':
      return [];
    case 'picture':
    case 'video':
      return part.value.thumb_url === undefined ? [part.value.url] : [part.value.url, part.value.thumb_url];
    case 'voice':
    case 'file':
      return [part.value.url];
    default:
      return unreachable(part);
  }
};

/** Keeps just the documented fields of each part, so that nothing rides along into the database. */
const onlyKnown = (part: SendablePart): SendablePart => {
  switch (part.type) {
    case 'text':
      return { type: 'text', value: { text: part.value.text } };
    case 'picture': {
      const { url, thumb_url, width, height } = part.value;
      return {
        type: 'picture',
        value: {
          url,
          ...(thumb_url === undefined ? {} : { thumb_url }),
          ...(width === undefined ? {} : { width }),
          ...(height === undefined ? {} : { height }),
        },
      };
    }
    case 'video': {
      const { url, thumb_url, duration } = part.value;
      return {
        type: 'video',
        value: {
          url,
          ...(thumb_url === undefined ? {} : { thumb_url }),
          ...(duration === undefined ? {} : { duration }),
        },
      };
    }
    case 'voice': {
      const { url, duration } = part.value;
      return { type: 'voice', value: { url, ...(duration === undefined ? {} : { duration }) } };
    }
    case 'file': {
      const { url, name, size } = part.value;
      return { type: 'file', value: { url, name, ...(size === undefined ? {} : { size }) } };
    }
    default:
      return unreachable(part);
  }
};

/** Throws 400 that names the part. */
export const checkPart = (part: SendablePart, index: number): SendablePart => {
  if (!urlsOf(part).every(isAllowedUrl)) throw new WireError(400, 'bad_url', { part: index + 1 });
  if (part.type === 'text' && part.value.text.trim() === '')
    throw new WireError(400, 'empty_text', { part: index + 1 });
  return onlyKnown(part);
};

export const checkParts = (parts: readonly SendablePart[]): SendablePart[] => parts.map(checkPart);
