import type { MessagePart, PlainPart, SendablePart } from '@inlay/protocol/content.ts';
import { unreachable, WireError } from '@inlay/protocol/errors.ts';

// A10: what may be sent, and how clients that know only interface 4's kinds of content see the others.

const hasControlCharacter = (text: string): boolean => {
  for (const character of text)
    if (character.charCodeAt(0) < 0x20 || character.charCodeAt(0) === 0x7f) return true;
  return false;
};

/** http(s), or a path of this server: one slash, so that no other host can hide in it. */
export const isAllowedUrl = (url: string): boolean => {
  if (hasControlCharacter(url) || url.includes('\\')) return false;
  if (url.startsWith('/')) return !url.startsWith('//');
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
};

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
export const checkParts = (parts: readonly SendablePart[]): SendablePart[] =>
  parts.map((part, index) => {
    if (!urlsOf(part).every(isAllowedUrl)) throw new WireError(400, 'bad_url', { part: index + 1 });
    if (part.type === 'text' && part.value.text.trim() === '')
      throw new WireError(400, 'empty_text', { part: index + 1 });
    return onlyKnown(part);
  });

/** The sentence of a key in the reader's language. */
export type Say = (key: string, vars: Record<string, string | number>) => string;

const eventLine = (part: Extract<MessagePart, { type: 'event' }>, say: Say): string => {
  const { name, agent_name: agent = '', to_name: to = '', note, score = 0 } = part.value;
  const line = say(`event_${name}`, { agent, to, score });
  return note ? `${line}\n${note}` : line;
};

/** Added kinds become text with a readable line and a link. */
export const plainPart = (part: MessagePart, say: Say): PlainPart => {
  switch (part.type) {
    case 'text':
    case 'picture':
    case 'video':
    case 'voice':
      return part;
    case 'file':
      return {
        type: 'text',
        value: { text: say('file_line', { name: part.value.name, url: part.value.url }) },
      };
    case 'card': {
      const { title, url_for_visitor: forVisitor, url = '' } = part.value;
      return { type: 'text', value: { text: `${title}\n${forVisitor ?? url}`.trim() } };
    }
    case 'event':
      return { type: 'text', value: { text: eventLine(part, say) } };
    default:
      return unreachable(part);
  }
};

/** What a visitor may see of a part: notes are for agents. */
export const partForVisitor = (part: MessagePart): MessagePart => {
  if (part.type !== 'event' || part.value.note === undefined) return part;
  const { note: _note, ...value } = part.value;
  return { type: 'event', value };
};
