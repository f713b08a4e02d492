import Type, { type Static } from 'typebox';

/** `http('url','blank'|'inner')`, `apiUrl(pageId,'reload'|'hash')`, or a plain http(s) URL: parsed, never evaluated (S5). */
const target = Type.String({ maxLength: 2048 });

export const pushVisitorEvent = Type.Object({
  eventId: Type.Union([Type.String({ minLength: 1, maxLength: 128 }), Type.Integer()]),
  title: Type.String({ minLength: 1, maxLength: 512 }),
  content: Type.Optional(Type.String({ maxLength: 16_000, description: 'HTML, cut to a safe subset' })),
  imageUrl: Type.Optional(Type.String({ maxLength: 2048, description: 'empty: none' })),
  url: Type.Optional(target),
  urlForVisitor: Type.Optional(target),
  urlForStaff: Type.Optional(target),
  memo: Type.Optional(Type.String({ maxLength: 2048 })),
  visibility: Type.Optional(
    Type.Union([Type.Literal(1), Type.Literal(2)], { description: '1 both, 2 agent' }),
  ),
  dedup: Type.Optional(
    Type.Union([Type.Literal(0), Type.Literal(1)], { description: '1: not again if equal to the last' }),
  ),
});
export type PushVisitorEvent = Static<typeof pushVisitorEvent>;
