import Type, { type Static } from 'typebox';
import { fields } from './shapes.ts';

/** `chatStatus`: 0 no conversation, 1 it has begun, 2 it has ended. */
export const onSelectVisitor = Type.Object({
  chatStatus: Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2)]),
  metaData: Type.Optional(Type.String()),
  myData: Type.Optional(Type.String()),
  visitorData: fields,
  routeData: fields,
  chatData: Type.Optional(fields),
  crmData: fields,
});
export type OnSelectVisitor = Static<typeof onSelectVisitor>;
