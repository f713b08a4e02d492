import type { VisitorDetailsChange } from '@inlay/protocol/agent-socket/update_visitor.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { VisitorDetails } from '../store/visitors-port.ts';

const texts = ['realname', 'mobile', 'email', 'qq', 'wechat', 'memo'] as const;

/** Line ends stay in a note; other control characters, and NUL, which one database refuses, stay nowhere. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- these are what is taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .trim();

const email = /^[^\s@,;<>]{1,64}@[^\s@,;<>]{1,189}$/;
const phone = /^[+]?[0-9 ()./-]{3,32}$/;

const checkEmail = (value: string | undefined): void => {
  if (value && !email.test(value)) throw new WireError(400, 'bad_visitor_email');
};
const checkPhone = (value: string | undefined): void => {
  if (value && !phone.test(value)) throw new WireError(400, 'bad_visitor_phone');
};

/** In the order they were given, each once, however it is written. A comma parts them: pages get them as one text. */
const distinct = (tags: readonly string[]): string[] => {
  const written = tags.flatMap((tag) => tag.split(/[,，]/)).map(clean);
  const kept = new Map<string, string>();
  for (const tag of written) if (tag !== '' && !kept.has(tag.toLowerCase())) kept.set(tag.toLowerCase(), tag);
  return [...kept.values()];
};

/** Only what is given, cleaned; throws 400 that says what to write instead. */
export const detailsOf = (change: VisitorDetailsChange): Partial<VisitorDetails> => {
  const given: Partial<VisitorDetails> = {};
  for (const field of texts) {
    const { [field]: value } = change;
    if (value !== undefined) given[field] = clean(value);
  }
  checkEmail(given.email);
  checkPhone(given.mobile);
  if (change.tags !== undefined) given.tags = distinct(change.tags);
  if (change.sex !== undefined) given.sex = change.sex;
  if (change.age !== undefined) given.age = change.age;
  return given;
};
