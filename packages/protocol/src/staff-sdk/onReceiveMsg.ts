import Type, { type Static } from 'typebox';
import { url } from './shapes.ts';

const visitorId = Type.String();

/** S6: 1 text, 2 picture, 3 video, 4 voice, 5 file; each with the fields of its kind. */
export const onReceiveMsg = Type.Union([
  Type.Object({ visitorId, msgType: Type.Literal(1), content: Type.String() }),
  Type.Object({ visitorId, msgType: Type.Literal(2), smallImg: url, sourceImg: url }),
  Type.Object({ visitorId, msgType: Type.Literal(3), videoThumbUrl: Type.Optional(url), fileUrl: url }),
  Type.Object({
    visitorId,
    msgType: Type.Literal(4),
    fileUrl: url,
    voiceDuration: Type.Number({ minimum: 0 }),
  }),
  Type.Object({
    visitorId,
    msgType: Type.Literal(5),
    fileUrl: url,
    fileName: Type.String(),
    fileSize: Type.Integer({ minimum: 0 }),
  }),
]);
export type OnReceiveMsg = Static<typeof onReceiveMsg>;
