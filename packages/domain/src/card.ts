import type { MessagePart } from '@inlay/protocol/content.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { PushVisitorEvent } from '@inlay/protocol/staff-sdk/pushVisitorEvent.ts';
import { pictureUrl } from './card-html.ts';
import { type CardTarget, parseCardUrl } from './card-url.ts';

// S5: from what a business page pushed to the card that is stored and shown.

export type Card = Extract<MessagePart, { type: 'card' }>['value'];

export type NewCard = {
  card: Card;
  /** `agent`: the visitor and the channels never see it. */
  visibility: 'both' | 'agent';
  /** Not again if `sameCard` as the last one of the thread. */
  dedup: boolean;
};

const checkUrls = (event: PushVisitorEvent): void => {
  const { imageUrl } = event;
  if (imageUrl && pictureUrl(imageUrl) === null)
    throw new WireError(400, 'bad_card_url', { field: 'imageUrl' });
  for (const field of ['url', 'urlForVisitor', 'urlForStaff'] as const)
    if (event[field] && !parseCardUrl(event[field])) throw new WireError(400, 'bad_card_url', { field });
};

/** An empty text says the same as none. */
const filled = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value ? ({ [key]: value } as { [P in K]?: string }) : {};

/** Throws 400 that names the field. `cutHtml` is the server's cut to the safe subset. */
export const newCard = (event: PushVisitorEvent, cutHtml: (html: string) => string): NewCard => {
  checkUrls(event);
  const card: Card = {
    event_id: String(event.eventId),
    title: event.title,
    ...filled('content', event.content === undefined ? undefined : cutHtml(event.content)),
    ...filled('image_url', event.imageUrl),
    ...filled('url', event.url),
    ...filled('url_for_visitor', event.urlForVisitor),
    ...filled('url_for_staff', event.urlForStaff),
    ...filled('memo', event.memo),
  };
  return { card, visibility: event.visibility === 2 ? 'agent' : 'both', dedup: event.dedup === 1 };
};

const cardFields = [
  'event_id',
  'title',
  'content',
  'image_url',
  'url',
  'url_for_visitor',
  'url_for_staff',
  'memo',
] as const satisfies readonly (keyof Card)[];

/** Field by field, so that the order in which a database gives them back does not matter. */
export const sameCard = (a: Card, b: Card): boolean => cardFields.every((field) => a[field] === b[field]);

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
