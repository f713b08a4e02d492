import type { HelloReply, HelloRequest } from '@inlay/protocol/visitor-socket/hello.ts';
import { type Language, WireError } from '@inlay/protocol/errors.ts';
import { toNumericId } from '@inlay/protocol/ids.ts';
import { newMsgId } from '../../store/msg-id.ts';
import { hashToken, newToken } from '../../auth/tokens.ts';
import { sentence } from '../../i18n/sentence.ts';
import type { MessageRecord, ThreadRecord } from '../../store/threads-port.ts';
import type { VisitorRecord } from '../../store/visitors-port.ts';
import type { VisitorDeps } from '../context.ts';
import { visitorRow, visitorThread } from '../rows.ts';

type Data = HelloReply['data'];
type Entered = { visitor: VisitorRecord; token: string };

const newPage = 50;
const resumePage = 200;

const enter = async (deps: VisitorDeps, request: HelloRequest, language: Language): Promise<Entered> => {
  const fresh = newToken('vis');
  const userid = `v-${newMsgId()}`;
  const { visitor, created } = await deps.store.writes.enterVisitor({
    deskId: toNumericId(request.desk),
    tokenHash: request.token === undefined ? null : hashToken(request.token),
    create: {
      tokenHash: hashToken(fresh),
      userid,
      nickname: sentence(language, 'visitor_name', { number: userid.slice(-4).toUpperCase() }),
    },
    language,
    pageUrl: request.page_url ?? '',
    pageTitle: request.page_title ?? '',
    metaData: request.meta_data,
    myData: request.my_data,
    now: deps.clock.now(),
  });
  return { visitor, token: created ? fresh : (request.token ?? fresh) };
};

/** D3: what is missing of the thread the client has; another thread, or none, means a fresh page. */
const missing = async (
  { store }: VisitorDeps,
  visitor: VisitorRecord,
  thread: ThreadRecord | null,
  have: HelloRequest['have'],
): Promise<Pick<Data, 'resumed' | 'more'> & { rows: MessageRecord[] }> => {
  if (thread && have && have.thread_uid === thread.uid && have.seq <= thread.lastSeq) {
    const rows = await store.reads.messagesAfter(thread.id, have.seq, resumePage);
    return { rows, resumed: true, more: (rows.at(-1)?.seq ?? have.seq) < thread.lastSeq };
  }
  const rows = await store.reads.messagesBefore({
    visitorId: visitor.id,
    threadUid: null,
    seq: 0,
    limit: newPage + 1,
  });
  return { rows: rows.slice(-newPage), resumed: false, more: rows.length > newPage };
};

export const hello = async (
  deps: VisitorDeps,
  request: HelloRequest,
  language: Language,
  onEntered: (visitor: VisitorRecord) => void,
): Promise<Data> => {
  const { store, presence, config } = deps;
  const desk = await store.reads.desk(toNumericId(request.desk));
  if (!desk) throw new WireError(404, 'unknown_desk');
  const { visitor, token } = await enter(deps, request, language);
  // D4: pushes come from before the look at the database, so that nothing falls between.
  onEntered(visitor);
  const thread = await store.reads.latestThreadOfVisitor(visitor.id);
  const { rows, resumed, more } = await missing(deps, visitor, thread, request.have);
  return {
    token,
    userid: visitor.userid,
    nickname: visitor.nickname,
    desk: {
      name: desk.name,
      color: desk.color,
      greeting: desk.greeting,
      agents_online: presence.connectedAgentIds(desk.id).length > 0,
      calls: await deps.calls.isOpen(desk.id),
    },
    thread: thread && visitorThread(thread, await deps.queue.placeOf(thread)),
    messages: rows.map(visitorRow),
    resumed,
    more,
    upload_max_bytes: config.uploadMaxBytes,
  };
};
