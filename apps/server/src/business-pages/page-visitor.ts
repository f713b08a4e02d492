import type { OnSelectVisitor } from '@inlay/protocol/staff-sdk/onSelectVisitor.ts';
import type { ThreadRecord } from '../store/threads-port.ts';
import type { VisitorRecord } from '../store/visitors-port.ts';

// S2, S6: what a business page learns of a visitor. GET parameters and `onSelectVisitor` say the same.

type Fields = Record<string, string | number>;

const filled = (fields: Record<string, string | number | null>): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string | number] => {
      const [, value] = entry;
      return value !== null && value !== '';
    }),
  );

export const visitorData = (visitor: VisitorRecord): Fields =>
  filled({
    visitorId: visitor.userid,
    visitorName: visitor.nickname,
    headImg: visitor.headImg,
    channel: visitor.channel,
    language: visitor.language,
    country: visitor.country,
    province: visitor.province,
    city: visitor.city,
    pageUrl: visitor.pageUrl,
    pageTitle: visitor.pageTitle,
    firstSeen: visitor.createdAt,
  });

export const routeData = (thread: ThreadRecord): Fields =>
  filled({
    groupId: thread.workgroupId,
    groupName: thread.workgroupName,
    staffId: thread.agentId,
    staffName: thread.agentName,
  });

export const chatData = (thread: ThreadRecord): Fields =>
  filled({
    chatId: thread.uid,
    chatStatus: chatStatus(thread),
    chatSign: thread.chatSign,
    startTime: thread.createdAt,
    endTime: thread.closedAt,
  });

/** 0 none yet: he waits; 1 begun; 2 ended. */
const chatStatus = ({ state }: ThreadRecord): 0 | 1 | 2 =>
  state === 'closed' ? 2 : state === 'open' ? 1 : 0;

/** The names of the reference's chapter 13. */
export const crmData = (visitor: VisitorRecord): Fields =>
  filled({
    visitorId: visitor.userid,
    name: visitor.realname,
    nickName: visitor.nickname,
    gender: visitor.sex,
    age: visitor.age,
    phone: visitor.mobile,
    qq: visitor.qq,
    wechat: visitor.wechat,
    email: visitor.email,
    memo: visitor.memo,
    tags: visitor.tags.join(','),
  });

export const pageVisitor = (visitor: VisitorRecord, thread: ThreadRecord): OnSelectVisitor => ({
  chatStatus: chatStatus(thread),
  visitorData: visitorData(visitor),
  routeData: routeData(thread),
  // The reference: not empty for a visitor who is being talked to.
  ...(thread.state === 'open' ? { chatData: chatData(thread) } : {}),
  crmData: crmData(visitor),
  ...(visitor.metaData ? { metaData: visitor.metaData } : {}),
  ...(visitor.myData ? { myData: visitor.myData } : {}),
});
