import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';

/** POST /api/uploads, multipart field `file`, with an agent's or a visitor's token as Bearer. Pictures only. */
export const uploadAnswer = answer(
  Type.Object({
    url: Type.String({ description: 'a path of this server, for the value of a picture part' }),
    name: Type.String(),
    size: Type.Integer({ description: 'bytes' }),
    mime: Type.String(),
    width: Type.Integer(),
    height: Type.Integer(),
  }),
);
export type UploadAnswer = Static<typeof uploadAnswer>;
