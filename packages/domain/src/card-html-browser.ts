import { cardAttributes, cardImage, cardLink, cardTags, deepestCard, safeAttribute } from './card-html.ts';

// S5: the second cut, where a card is shown. DOMPurify belongs to the page and comes in from there.

type AttributeEvent = { attrName: string; attrValue: string; keepAttr: boolean };

/** What is used of `DOMPurify(window)`: an instance of one's own, since hooks stay for good. */
export type Purifier = {
  addHook: {
    (at: 'uponSanitizeAttribute', hook: (node: Element, event: AttributeEvent) => void): void;
    (at: 'afterSanitizeAttributes', hook: (node: Element) => void): void;
  };
  /** Null where the markup left no body, after `<frameset>` for example. */
  sanitize: (html: string, config: Config) => DocumentFragment | null;
};

type Config = {
  ALLOWED_TAGS: string[];
  ALLOWED_ATTR: string[];
  ALLOW_DATA_ATTR: false;
  ALLOW_ARIA_ATTR: false;
  ALLOW_UNKNOWN_PROTOCOLS: false;
  RETURN_DOM_FRAGMENT: true;
};

const config: Config = {
  ALLOWED_TAGS: [...cardTags, '#text'],
  ALLOWED_ATTR: ['style', ...Object.values(cardAttributes).flat()],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  RETURN_DOM_FRAGMENT: true,
};

const setAll = (node: Element, attributes: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
};

const checkAttribute = (node: Element, event: AttributeEvent): void => {
  const safe = safeAttribute(node.nodeName.toLowerCase(), event.attrName, event.attrValue);
  Object.assign(event, safe === null ? { keepAttr: false } : { attrValue: safe });
};

const finishElement = (node: Element): void => {
  if (node.nodeName === 'A') setAll(node, cardLink);
  if (node.nodeName === 'IMG') setAll(node, cardImage);
};

const depthOf = (node: Node): number => {
  let depth = 0;
  for (let up = node.parentNode; up !== null; up = up.parentNode) depth += 1;
  return depth;
};

/** What is nested too deep keeps its text. */
const flatten = (fragment: DocumentFragment): DocumentFragment => {
  for (const element of fragment.querySelectorAll('*'))
    if (depthOf(element) > deepestCard) element.replaceWith(...element.childNodes);
  return fragment;
};

/**
 * Returns a fragment, not a text: it is put in place by `replaceChildren`, which Trusted Types allow.
 *
 *     const cardHtml = cardHtmlCutter(DOMPurify(window));
 *     element.replaceChildren(cardHtml(card.content));
 */
export const cardHtmlCutter = (purifier: Purifier): ((html: string) => DocumentFragment) => {
  purifier.addHook('uponSanitizeAttribute', checkAttribute);
  purifier.addHook('afterSanitizeAttributes', finishElement);
  return (html) => flatten(purifier.sanitize(html, config) ?? new DocumentFragment());
};
