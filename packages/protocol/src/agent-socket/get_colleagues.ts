import Type from 'typebox';
import { request, reply } from './envelope.ts';
import { awayReason, statusCode } from './rows.ts';

export const colleague = Type.Object({
  customer_id: Type.Integer(),
  customer_name: Type.String(),
  head_img: Type.String(),
  status: statusCode,
  reason: Type.Union([awayReason, Type.Null()]),
  open_threads: Type.Integer(),
  capacity: Type.Integer(),
});

/** Extension (A15): all agents of the desk, the workgroups too, for the transfer dialog. */
export const getColleaguesRequest = request('get_colleagues', {});
export const getColleaguesReply = reply('get_colleagues', {
  data: Type.Object({
    customer_list: Type.Array(colleague),
    group_list: Type.Array(
      Type.Object({ group_no: Type.String(), name: Type.String(), online: Type.Integer() }),
    ),
  }),
});
