import type { UserInfo } from '@inlay/protocol/agent-socket/get_user_info.ts';
import type { VisitorDetailsChange } from '@inlay/protocol/agent-socket/update_visitor.ts';
import type { WordKey } from '../../languages/words.ts';

/** What stands in the form. */
export type VisitorForm = {
  realname: string;
  mobile: string;
  email: string;
  wechat: string;
  qq: string;
  sex: 0 | 1 | 2;
  age: string;
  tags: string[];
  memo: string;
};

export const formOf = (info: UserInfo): VisitorForm => ({
  realname: info.realname,
  mobile: info.mobile,
  email: info.email,
  wechat: info.wechat,
  qq: info.qq,
  sex: info.sex === 1 || info.sex === 2 ? info.sex : 0,
  age: info.age === null ? '' : String(info.age),
  tags: info.tags,
  memo: info.memo,
});

export type Problems = Partial<Record<keyof VisitorForm, WordKey>>;

/** The server says the same; here while one types. */
export const problemsOf = ({ email, mobile, age }: VisitorForm): Problems => ({
  ...(email.trim() === '' || /^[^\s@,;<>]{1,64}@[^\s@,;<>]{1,189}$/.test(email.trim())
    ? {}
    : { email: 'visitor.badEmail' }),
  ...(mobile.trim() === '' || /^[+]?[0-9 ()./-]{3,32}$/.test(mobile.trim())
    ? {}
    : { mobile: 'visitor.badPhone' }),
  ...(age.trim() === '' || (/^[0-9]{1,3}$/.test(age.trim()) && Number(age) <= 150)
    ? {}
    : { age: 'visitor.badAge' }),
});

const valueOf = (form: VisitorForm): Required<VisitorDetailsChange> => ({
  realname: form.realname.trim(),
  mobile: form.mobile.trim(),
  email: form.email.trim(),
  wechat: form.wechat.trim(),
  qq: form.qq.trim(),
  sex: form.sex,
  age: form.age.trim() === '' ? null : Number(form.age),
  tags: form.tags,
  memo: form.memo.trim(),
});

/** Only what differs: what a colleague has written meanwhile in other fields stays. */
export const changeOf = (before: VisitorForm, after: VisitorForm): VisitorDetailsChange => {
  const [old, now] = [valueOf(before), valueOf(after)];
  const changed = Object.entries(now).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field as keyof VisitorForm]),
  );
  return Object.fromEntries(changed) as VisitorDetailsChange;
};
