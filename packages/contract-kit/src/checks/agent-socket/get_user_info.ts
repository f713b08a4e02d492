import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { expectShape } from '../../outcome.ts';
import { id, is, number, text } from '../../shape.ts';

const reply = {
  code: is(0),
  msg: text,
  method: is('get_user_info'),
  data: {
    active_time: number,
    att_time: number,
    bid: id,
    city: text,
    country: text,
    head_img: text,
    mobile: text,
    nickname: text,
    openid: text,
    province: text,
    realname: text,
    sex: number,
    wid: number,
  },
} as const;

export const getUserInfo: Check<Desk> = {
  chapter: '6',
  title: 'get_user_info answers the documented fields',
  run: async ({ first, taken }) => {
    const userid = await taken('who am I?');
    expectShape('get_user_info', reply, await first.client.ask({ method: 'get_user_info', userid }));
  },
};
