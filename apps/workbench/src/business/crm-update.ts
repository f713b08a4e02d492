import type { VisitorNotes } from '@inlay/protocol/agent-socket/get_user_info.ts';
import type { OnCrmUpdate } from '@inlay/protocol/staff-sdk/onCrmUpdate.ts';

/** In the reference's words (chapter 13). */
export const crmUpdate = (visitorId: string, notes: VisitorNotes, nickName: string): OnCrmUpdate => ({
  visitorId,
  name: notes.realname,
  nickName,
  gender: notes.sex === 1 || notes.sex === 2 ? notes.sex : 0,
  ...(notes.age === null ? {} : { age: notes.age }),
  phone: notes.mobile,
  qq: notes.qq,
  wechat: notes.wechat,
  email: notes.email,
  memo: notes.memo,
});
