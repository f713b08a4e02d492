import Type, { type Static } from 'typebox';
import { answer } from '../http-envelope.ts';
import { changed, nameText, rowId, strict, version } from './fields.ts';

const color = Type.String({ pattern: '^#[0-9a-fA-F]{6}$', description: 'such as #4f46e5' });
const greeting = Type.String({ maxLength: 500, description: 'the first line a visitor reads; may be empty' });

/** GET /api/admin/desk */
export const deskRow = Type.Object({
  bid: rowId,
  name: Type.String(),
  color: Type.String(),
  greeting: Type.String(),
  version,
});
export type DeskRow = Static<typeof deskRow>;
export const deskAnswer = answer(deskRow);

/** PATCH /api/admin/desk */
export const changeDeskBody = Type.Object(
  {
    version,
    name: Type.Optional(nameText),
    color: Type.Optional(color),
    greeting: Type.Optional(greeting),
  },
  strict,
);
export type ChangeDeskBody = Static<typeof changeDeskBody>;
export const changedAnswer = answer(changed);
