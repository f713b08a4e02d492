import Type, { type TProperties, type TSchema } from 'typebox';

/** W1: what the workbench posts to the page around it. */
export const event = <T extends string, D extends TSchema>(type: T, data: D) =>
  Type.Object({
    type: Type.Literal(type),
    data,
    timestamp: Type.Integer({ description: 'milliseconds' }),
    source: Type.Literal('bytedesk-desktop'),
  });

/** W10: the same `request_id` twice acts once; the answer is `command_result`. */
export const commandId = Type.Union([Type.String({ maxLength: 64 }), Type.Integer()]);

/** What the page around the workbench posts to it. */
export const command = <T extends string, P extends TProperties>(type: T, fields: P) =>
  Type.Object({ type: Type.Literal(type), request_id: Type.Optional(commandId), ...fields });
