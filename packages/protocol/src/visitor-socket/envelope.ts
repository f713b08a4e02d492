import Type, { type TProperties } from 'typebox';
import { requestId } from '../ids.ts';

/** The visitor socket at `/visitor`: the same shape as the agent socket, with the widget's own methods. */
export const request = <M extends string, P extends TProperties>(method: M, fields: P) =>
  Type.Object({ method: Type.Literal(method), request_id: Type.Optional(requestId), ...fields });

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
