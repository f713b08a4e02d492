import { expect, test } from 'vitest';
import { changeOf, problemsOf, type VisitorForm } from './visitor-change.ts';

const form: VisitorForm = {
  realname: 'Mei',
  mobile: '',
  email: '',
  wechat: '',
  qq: '',
  sex: 0,
  age: '30',
  tags: ['VIP'],
  memo: '',
};

test('[A15] only what was changed is sent, trimmed; an emptied age is none', () => {
  expect(changeOf(form, form)).toEqual({});
  expect(changeOf(form, { ...form, realname: ' Mei ', memo: ' likes tea ' })).toEqual({ memo: 'likes tea' });
  expect(changeOf(form, { ...form, age: '', tags: [], sex: 2 })).toEqual({ age: null, tags: [], sex: 2 });
});

test('[A15] what the server would refuse is told while one types', () => {
  expect(problemsOf(form)).toEqual({});
  expect(problemsOf({ ...form, email: 'mei@example.com', mobile: '+86 (138) 0013-8000' })).toEqual({});
  expect(problemsOf({ ...form, email: 'mei', mobile: 'call', age: '200' })).toEqual({
    email: 'visitor.badEmail',
    mobile: 'visitor.badPhone',
    age: 'visitor.badAge',
  });
});
