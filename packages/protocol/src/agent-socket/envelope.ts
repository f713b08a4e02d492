import Type, { type TProperties } from 'typebox';
import { requestId } from '../ids.ts';

/** A frame that a client sends. Unknown fields are ignored, so that newer clients work too. */
export const request = <M extends string, P extends TProperties>(method: M, fields: P) =>
  Type.Object({ method: Type.Literal(method), request_id: Type.Optional(requestId), ...fields });

/** A4: every reply carries method, code and msg, and the request_id if there was one. */
export const reply = <M extends string, P extends TProperties>(method: M, fields: P) =>
  Type.Object({
    method: Type.Literal(method),
    code: Type.Literal(0),
    msg: Type.String(),
    request_id: Type.Optional(requestId),
    ...fields,
  });

export const push = <M extends string, P extends TProperties>(method: M, fields: P) =>
  Type.Object({ method: Type.Literal(method), code: Type.Literal(0), ...fields });

/** Any refusal: `code` is not 0 and `msg` says what to do. */
export const refusal = Type.Object({
  method: Type.String(),
  code: Type.Integer(),
  msg: Type.String(),
  request_id: Type.Optional(requestId),
});
