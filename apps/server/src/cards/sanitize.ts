import { createRequire } from 'node:module';
import {
  cardAttributes,
  cardImage,
  cardLink,
  cardTags,
  deepestCard,
  safeAttribute,
} from '@inlay/domain/card-html.ts';
import type sanitizeHtml from 'sanitize-html';

// Reading the library takes a tenth of the time in which a server is to start, and many never see a card. Not by
// `import()`: a send reaches the store in the turn in which its frame came in.
const load = createRequire(import.meta.url);

const added: Readonly<Record<string, Readonly<Record<string, string>>>> = { a: cardLink, img: cardImage };

const transform = (tagName: string, attribs: Record<string, string>): sanitizeHtml.Tag => {
  const kept = Object.entries(attribs).flatMap(([name, value]): [string, string][] => {
    const safe = safeAttribute(tagName, name, value);
    return safe === null ? [] : [[name, safe]];
  });
  return { tagName, attribs: { ...Object.fromEntries(kept), ...added[tagName] } };
};

const options: sanitizeHtml.IOptions = {
  allowedTags: [...cardTags],
  allowedAttributes: {
    '*': ['style'],
    a: [...cardAttributes.a, ...Object.keys(cardLink)],
    img: [...cardAttributes.img, ...Object.keys(cardImage)],
  },
  // The addresses were checked already; own paths have no scheme.
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  // `safeStyle` has parsed it.
  parseStyleAttributes: false,
  disallowedTagsMode: 'discard',
  nestingLimit: deepestCard,
  transformTags: { '*': transform },
};

/** S5: the first cut, before a card is stored. What remains is the same when it is cut again. */
export const sanitizeCardHtml = (html: string): string => {
  const sanitize = load('sanitize-html') as typeof sanitizeHtml;
  return sanitize(html, options).trim();
};
