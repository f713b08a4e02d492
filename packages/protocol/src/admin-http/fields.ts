import Type from 'typebox';

// What the bodies of /api/admin have in common. They name their fields, and no others: a typing mistake is told.

export const strict = { additionalProperties: false } as const;

export const rowId = Type.Integer({ minimum: 1 });

export const version = Type.Integer({
  minimum: 1,
  description: 'the one that was read; 409 when somebody has changed it since',
});

export const nameText = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });

export const email = Type.String({ minLength: 3, maxLength: 254 });

export const language = Type.Union([
  Type.Literal('zh-CN'),
  Type.Literal('en-US'),
  Type.Literal('es-MX'),
  Type.Null(),
]);

/** What a change answers: the version that the next one has to name. */
export const changed = Type.Object({ version });
