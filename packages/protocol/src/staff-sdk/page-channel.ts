import Type, { type Static } from 'typebox';

// Between a business page and the desk around it (S3). `hello` and `welcome` go from window to window, all else through
// the port that comes with `welcome`. `load` names one load of the page; the desk takes each name once.

const load = Type.String({ pattern: '^[0-9a-f]{32}$' });

export const hello = Type.Object({
  source: Type.Literal('inlay-page'),
  type: Type.Literal('hello'),
  version: Type.Integer({ minimum: 1 }),
  load,
});

export const welcome = Type.Object({
  source: Type.Literal('inlay-desk'),
  type: Type.Literal('welcome'),
  version: Type.Literal(1),
  load,
});
export type Welcome = Static<typeof welcome>;

export const pageRequest = Type.Object({
  id: Type.Integer({ minimum: 1 }),
  method: Type.String({ maxLength: 64 }),
  args: Type.Optional(Type.Unknown()),
});
export type PageRequest = Static<typeof pageRequest>;

export const pageRefusal = Type.Object({
  code: Type.Integer(),
  msg: Type.String(),
  reason: Type.String(),
});
export type PageRefusal = Static<typeof pageRefusal>;

export const pageReply = Type.Union([
  Type.Object({ id: Type.Integer(), ok: Type.Literal(true), result: Type.Optional(Type.Unknown()) }),
  Type.Object({ id: Type.Integer(), ok: Type.Literal(false), error: pageRefusal }),
]);
export type PageReply = Static<typeof pageReply>;

/** `closed` is the last one. */
export const pageEvent = Type.Object({ event: Type.String(), data: Type.Optional(Type.Unknown()) });
export type PageEvent = Static<typeof pageEvent>;
