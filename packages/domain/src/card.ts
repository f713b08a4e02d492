import type { AgentPart, MessagePart, NewCardPart, SpokenPart } from '@inlay/protocol/content.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { PushVisitorEvent } from '@inlay/protocol/staff-sdk/pushVisitorEvent.ts';
import { pictureUrl } from './card-html.ts';
import { type CardTarget, parseCardUrl } from './card-url.ts';
import { checkPart } from './content.ts';

// S5: from what a business page pushed to the card that is sent, stored and shown.

export type Card = Extract<MessagePart, { type: 'card' }>['value'];
type NewCard = NewCardPart['value'];

/** What is stored of a card at most; cutting adds to links and writes `&` as `&amp;`. */
const longestHtml = 16_000;

const targets = ['url', 'url_for_visitor', 'url_for_staff'] as const;

const checkUrls = (card: NewCard, part: number): void => {
  if (card.image_url && pictureUrl(card.image_url) === null)
    throw new WireError(400, 'bad_card_image', { part });
  for (const field of targets)
    if (card[field] && !parseCardUrl(card[field])) throw new WireError(400, 'bad_card_url', { part, field });
};

/** An empty text says the same as none. */
const filled = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value ? ({ [key]: value } as { [P in K]?: string }) : {};

const cutContent = (card: NewCard, part: number, cutHtml: (html: string) => string): string | undefined => {
  if (!card.content) return undefined;
  const cut = cutHtml(card.content);
  if (cut.length > longestHtml) throw new WireError(400, 'card_too_long', { part, most: longestHtml });
  return cut;
};

/** Always the same fields in the same order: equal cards are equal texts. */
const checkCard = (card: NewCard, part: number, cutHtml: (html: string) => string): Card => {
  if (card.title.trim() === '') throw new WireError(400, 'empty_text', { part });
  checkUrls(card, part);
  return {
    event_id: card.event_id,
    title: card.title,
    ...filled('content', cutContent(card, part, cutHtml)),
    ...filled('image_url', card.image_url),
    ...filled('url', card.url),
    ...filled('url_for_visitor', card.url_for_visitor),
    ...filled('url_for_staff', card.url_for_staff),
    ...filled('memo', card.memo),
    ...(card.visibility === 2 ? { visibility: 2 as const } : {}),
  };
};

const wantsDedup = (part: AgentPart): boolean => part.type === 'card' && part.value.dedup === 1;

/** S5: `dedup` is asked of a card that is sent by itself, because a message is stored whole or not at all (A11). */
export const isDeduplicated = (parts: readonly AgentPart[]): boolean => {
  const at = parts.findIndex(wantsDedup);
  if (at >= 0 && parts.length > 1) throw new WireError(400, 'dedup_alone', { part: at + 1 });
  return at >= 0;
};

/** A10, S5. Throws 400 that names part and field. `cutHtml` is the server's cut to the safe subset. */
export const checkAgentParts = (
  parts: readonly AgentPart[],
  cutHtml: (html: string) => string,
): SpokenPart[] =>
  parts.map((part, index) =>
    part.type === 'card'
      ? { type: 'card', value: checkCard(part.value, index + 1, cutHtml) }
      : checkPart(part, index),
  );

/** What a business page pushed, in the words of `send_to_user`. */
export const cardPartOf = (event: PushVisitorEvent): NewCardPart => ({
  type: 'card',
  value: {
    event_id: String(event.eventId),
    title: event.title,
    ...filled('content', event.content),
    ...filled('image_url', event.imageUrl),
    ...filled('url', event.url),
    ...filled('url_for_visitor', event.urlForVisitor),
    ...filled('url_for_staff', event.urlForStaff),
    ...filled('memo', event.memo),
    ...(event.visibility === undefined ? {} : { visibility: event.visibility }),
    ...(event.dedup === undefined ? {} : { dedup: event.dedup }),
  },
});

/** Who clicks. */
export type CardReader = 'visitor' | 'agent';

/** What a click does for this reader; null: nothing. Business pages open in the desk, so not for visitors. */
export const cardTarget = (card: Card, reader: CardReader): CardTarget | null => {
  const own = reader === 'visitor' ? card.url_for_visitor : card.url_for_staff;
  const target = parseCardUrl(own ?? card.url ?? '');
  return target?.name === 'page' && reader === 'visitor' ? null : target;
};

/** For clients that know no cards, and for channels: title, memo, link. */
export const cardText = (card: Card, reader: CardReader): string => {
  const target = cardTarget(card, reader);
  const link = target?.name === 'link' ? target.url : '';
  return [card.title, card.memo ?? '', link].filter((line) => line !== '').join('\n');
};
