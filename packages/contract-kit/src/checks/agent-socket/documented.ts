import { anything, is, number, type Shape, text } from '../../shape.ts';

// Shapes that several chapters of the reference share.

/** Chapter 11.1: a part of a message. */
export const part: Shape = { type: text, value: anything };

/** Chapter 3.2. */
export const onlineAgent: Shape = {
  customer_id: number,
  customer_name: text,
  head_img: text,
  status: is(0, 1, 2, 3),
};

/** Chapters 13 and 14. */
export const userList: Shape = {
  code: is(0),
  data: { user_list: [{ userid: text, head_img: text, last_message: [part] }] },
};

/** Chapters 11.1 and 11.2. */
export const visitorPush = (method: string): Shape => ({
  code: is(0),
  method: is(method),
  userid: text,
  head_img: text,
  nickname: text,
  timestamp: number,
  user_query: [part],
});

export const done = (method: string): Shape => ({ code: is(0), msg: text, method: is(method) });

export const oneText = (value: string) => [{ type: 'text', value: { text: value } }];
