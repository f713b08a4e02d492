import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';

/** POST /api/uploads, multipart field `file`, with an agent's or a visitor's token as Bearer. */
export const uploadAnswer = answer(
  Type.Object({
    url: Type.String({ description: 'a path of this server, for the value of a part' }),
    name: Type.String(),
    size: Type.Integer({ description: 'bytes' }),
    mime: Type.String(),
    width: Type.Integer({ description: 'of a picture; 0 of anything else' }),
    height: Type.Integer(),
  }),
);
export type UploadAnswer = Static<typeof uploadAnswer>;
