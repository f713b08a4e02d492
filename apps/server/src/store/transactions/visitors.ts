import type { StoreWrites } from '../port.ts';
import { visitorRecord } from '../rows.ts';
import type { Transaction } from './transaction.ts';

type Enter = StoreWrites['enterVisitor'];

export const enterVisitor: Transaction<Parameters<Enter>[0], Awaited<ReturnType<Enter>>> = async (
  db,
  input,
) => {
  const visit = {
    language: input.language,
    page_url: input.pageUrl,
    page_title: input.pageTitle,
    active_at: input.now,
    ...(input.metaData === undefined ? {} : { meta_data: input.metaData }),
    ...(input.myData === undefined ? {} : { my_data: input.myData }),
  };
  const known =
    input.tokenHash === null
      ? undefined
      : await db
          .updateTable('visitor')
          .set(visit)
          .where('token_hash', '=', input.tokenHash)
          .where('desk_id', '=', input.deskId)
          .returningAll()
          .executeTakeFirst();
  if (known) return { visitor: visitorRecord(known), created: false };
  const made = await db
    .insertInto('visitor')
    .values({
      desk_id: input.deskId,
      userid: input.create.userid,
      token_hash: input.create.tokenHash,
      nickname: input.create.nickname,
      head_img: '',
      channel: 'widget',
      mobile: '',
      realname: '',
      sex: 0,
      country: '',
      province: '',
      city: '',
      openid: '',
      created_at: input.now,
      ...visit,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { visitor: visitorRecord(made), created: true };
};
