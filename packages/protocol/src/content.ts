import Type, { type Static } from 'typebox';
import { direction } from './phone-frame/dialStatus.ts';

// A10: what a message is made of. The first four kinds are interface 4's own, the others are Inlay's additions.
const url = Type.String({ minLength: 1, maxLength: 2048 });

export const textPart = Type.Object({
  type: Type.Literal('text'),
  value: Type.Object({ text: Type.String({ minLength: 1, maxLength: 20_000 }) }),
});

export const picturePart = Type.Object({
  type: Type.Literal('picture'),
  value: Type.Object({
    url,
    thumb_url: Type.Optional(url),
    width: Type.Optional(Type.Integer({ minimum: 1 })),
    height: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
});

export const videoPart = Type.Object({
  type: Type.Literal('video'),
  value: Type.Object({
    url,
    thumb_url: Type.Optional(url),
    duration: Type.Optional(Type.Number({ minimum: 0 })),
  }),
});

export const voicePart = Type.Object({
  type: Type.Literal('voice'),
  value: Type.Object({ url, duration: Type.Optional(Type.Number({ minimum: 0, description: 'seconds' })) }),
});

export const filePart = Type.Object({
  type: Type.Literal('file'),
  value: Type.Object({
    url,
    name: Type.String({ minLength: 1, maxLength: 255 }),
    size: Type.Optional(Type.Integer({ minimum: 0, description: 'bytes' })),
  }),
});

const cardTarget = Type.String({
  maxLength: 2048,
  description: "http(s) URL, http('…','blank') or apiUrl(…)",
});

const cardFields = {
  event_id: Type.String({ maxLength: 128 }),
  title: Type.String({ maxLength: 512 }),
  content: Type.Optional(Type.String({ maxLength: 16_000, description: 'HTML of the safe subset' })),
  image_url: Type.Optional(url),
  url: Type.Optional(cardTarget),
  url_for_visitor: Type.Optional(cardTarget),
  url_for_staff: Type.Optional(cardTarget),
  memo: Type.Optional(Type.String({ maxLength: 2048 })),
  visibility: Type.Optional(
    Type.Union([Type.Literal(1), Type.Literal(2)], { description: '1 or absent: both, 2: agents only' }),
  ),
};

/** A product or article card, pushed by a business page (SPEC §4, S5). Html is already cut to the safe subset. */
export const cardPart = Type.Object({ type: Type.Literal('card'), value: Type.Object(cardFields) });

/** A card as it is sent: the server cuts the HTML and checks the addresses (S5). */
export const newCardPart = Type.Object({
  type: Type.Literal('card'),
  value: Type.Object({
    ...cardFields,
    event_id: Type.String({ minLength: 1, maxLength: 128 }),
    title: Type.String({ minLength: 1, maxLength: 512 }),
    dedup: Type.Optional(
      Type.Union([Type.Literal(0), Type.Literal(1)], {
        description:
          "1: not stored again if equal to the thread's last card; then it is the only part of its message",
      }),
    ),
  }),
});
export type NewCardPart = Static<typeof newCardPart>;

/** Something that happened to the thread, shown as a quiet line: who took it, who handed it over with which note. */
export const eventPart = Type.Object({
  type: Type.Literal('event'),
  value: Type.Object({
    name: Type.Union([
      Type.Literal('accepted'),
      Type.Literal('assigned'),
      Type.Literal('transferred'),
      Type.Literal('requeued'),
      Type.Literal('closed'),
      Type.Literal('reopened'),
      Type.Literal('rated'),
      Type.Literal('call_ended'),
      Type.Literal('call_missed'),
    ]),
    agent_name: Type.Optional(Type.String()),
    to_name: Type.Optional(Type.String({ description: 'the agent or workgroup that receives a transfer' })),
    note: Type.Optional(Type.String({ maxLength: 2000, description: 'for agents only' })),
    score: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    call_id: Type.Optional(Type.String({ description: 'with call_ended and call_missed' })),
    direction: Type.Optional(direction),
    seconds: Type.Optional(Type.Integer({ minimum: 0, description: 'of talk' })),
  }),
});

/** What an agent, a visitor or a channel may send. */
export const sendablePart = Type.Union([textPart, picturePart, videoPart, voicePart, filePart]);
export type SendablePart = Static<typeof sendablePart>;

/** Agents send cards too. */
export type AgentPart = SendablePart | NewCardPart;

/** What interface 4 documents, and so what a client without extensions gets. */
export const plainPart = Type.Union([textPart, picturePart, videoPart, voicePart]);
export type PlainPart = Static<typeof plainPart>;

export const messagePart = Type.Union([
  textPart,
  picturePart,
  videoPart,
  voicePart,
  filePart,
  cardPart,
  eventPart,
]);
export type MessagePart = Static<typeof messagePart>;
export type EventPart = Static<typeof eventPart>;
/** What somebody said, as it is stored. */
export type SpokenPart = Exclude<MessagePart, EventPart>;

/** A11: at most 20 parts, stored all or none. */
export const sendableParts = Type.Array(sendablePart, { minItems: 1, maxItems: 20 });

export const agentParts = Type.Array(
  Type.Union([textPart, picturePart, videoPart, voicePart, filePart, newCardPart]),
  { minItems: 1, maxItems: 20 },
);
