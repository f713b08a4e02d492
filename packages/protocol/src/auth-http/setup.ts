import Type, { type Static } from 'typebox';

/** F4: POST /api/setup makes desk and first administrator, once, with the token of the link in the log. */
export const setupBody = Type.Object({
  token: Type.String({ minLength: 1, maxLength: 128 }),
  desk_name: Type.String({ minLength: 1, maxLength: 80 }),
  name: Type.String({ minLength: 1, maxLength: 80 }),
  email: Type.String({ minLength: 3, maxLength: 254 }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
});
export type SetupBody = Static<typeof setupBody>;
