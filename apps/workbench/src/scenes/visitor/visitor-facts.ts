import type { UserInfo } from '@inlay/protocol/agent-socket/get_user_info.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { Language } from '@inlay/protocol/errors.ts';
import { readableName } from '@inlay/ui/readable-name.ts';
import { safeUrl } from '@inlay/ui/safe-url.ts';
import type { Say } from '../../languages/use-words.ts';
import { channelName } from '../../text/channel-name.ts';
import { fullTime } from '../../text/time-format.ts';

export type Fact = { label: string; text: string; href?: string };

const languageName = (tag: string, language: Language): string => {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag; // not a language tag
  }
};

const secondsTime = (seconds: number, language: Language): string =>
  seconds > 0 ? fullTime(seconds * 1000, language) : '';

const place = (info: UserInfo): string =>
  [info.city, info.province, info.country]
    .map(readableName)
    .filter((part, at, all) => part !== '' && all.indexOf(part) === at)
    .join(', ');

const sexOf = (sex: number, t: Say): string => (sex === 1 || sex === 2 ? t(`visitor.sex.${sex}`) : '');

const pageFact = (info: UserInfo, t: Say): Fact => {
  const href = safeUrl(info.page_url);
  const text = readableName(info.page_title) || info.page_url;
  return { label: t('visitor.page'), text, ...(href === null ? {} : { href }) };
};

/** What is known of the visitor; what is not known is not shown. */
export const visitorFacts = (info: UserInfo, thread: ThreadRow, t: Say, language: Language): Fact[] =>
  [
    { label: t('visitor.realname'), text: readableName(info.realname) },
    { label: t('visitor.mobile'), text: info.mobile },
    {
      label: t('visitor.email'),
      text: info.email,
      ...(info.email === '' ? {} : { href: `mailto:${encodeURIComponent(info.email)}` }),
    },
    { label: t('visitor.wechat'), text: info.wechat },
    { label: t('visitor.qq'), text: info.qq },
    { label: t('visitor.age'), text: info.age === null ? '' : String(info.age) },
    { label: t('visitor.place'), text: place(info) },
    { label: t('visitor.sex'), text: sexOf(info.sex, t) },
    { label: t('visitor.language'), text: info.language === '' ? '' : languageName(info.language, language) },
    { label: t('visitor.channel'), text: channelName(info.channel, t) },
    pageFact(info, t),
    { label: t('visitor.workgroup'), text: thread.workgroup?.name ?? '' },
    {
      label: t('visitor.rating'),
      text: thread.score === null ? '' : '★'.repeat(thread.score).padEnd(5, '☆'),
    },
    { label: t('visitor.firstSeen'), text: secondsTime(info.att_time, language) },
    { label: t('visitor.lastSeen'), text: secondsTime(info.active_time, language) },
    { label: t('visitor.id'), text: info.userid },
  ].filter((fact) => fact.text !== '');
