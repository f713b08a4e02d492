import type { AnyPush } from '@inlay/client/incoming.ts';
import { ConnectionLost } from '@inlay/client/refused.ts';
import type { PageHost } from '@inlay/frame/page-host.ts';
import type { BusinessPageTab } from '@inlay/protocol/agent-socket/get_business_pages.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import type { Desk } from '../model/desk.ts';
import { crmUpdate } from './crm-update.ts';
import { receivedMessage } from './received-message.ts';

type Deps = {
  desk: Pick<Desk, 'client' | 'store' | 'onPush'>;
  host: Pick<PageHost, 'hears' | 'tell'>;
  page: BusinessPageTab;
  /** For whom it was loaded. */
  userid: string;
  beside: () => ThreadRow | null;
  deskOrigin: string;
  onError: (error: unknown) => void;
};

/** What a page that shows the visitor would see change. */
const momentOf = (thread: ThreadRow): string => `${thread.thread_uid} ${thread.state} ${thread.userid}`;

/**
 * S6: tells the page who is selected, what he writes, and what this agent writes down. `look` is called whenever the
 * selected thread, or what the page listens to, may have changed.
 */
export const pageEvents = ({ desk, host, page, userid: first, beside, deskOrigin, onError }: Deps) => {
  let told = '';
  let asked = 0;
  /** Whom the page shows, as far as it has been told. */
  let shown = first;

  const select = async (thread: ThreadRow): Promise<void> => {
    asked += 1;
    const turn = asked;
    const { userid } = thread;
    const { data } = await desk.client.request('get_page_visitor', { page_id: page.page_id, userid });
    // Somebody else was selected while the answer was on its way.
    if (turn !== asked || beside()?.userid !== userid) return;
    shown = userid;
    host.tell('onSelectVisitor', data);
  };
  const look = (): void => {
    const thread = beside();
    if (!thread || !host.hears('onSelectVisitor') || momentOf(thread) === told) return;
    told = momentOf(thread);
    select(thread).catch((error: unknown) => {
      // Told when the link is back; a refusal would only be repeated.
      if (error instanceof ConnectionLost) told = '';
      else onError(error);
    });
  };
  const hearPush = (push: AnyPush): void => {
    if (push.method === 'visitor_push') {
      const { agent, threads } = desk.store.get();
      // Chapter 13: only what this agent changed.
      if (push.customer_id !== agent.customer_id) return;
      const nickName = threads.get(push.userid)?.nickname ?? '';
      host.tell('onCrmUpdate', crmUpdate(push.userid, push.details, nickName));
    }
    if (push.method !== 'message_push' || push.record.sender !== 'visitor') return;
    if (push.userid !== beside()?.userid) return;
    const message = receivedMessage(push.userid, push.record, deskOrigin);
    if (message) host.tell('onReceiveMsg', message);
  };
  const stops = [desk.onPush(hearPush), desk.store.subscribe(look)];
  return {
    look,
    /** What was clicked while the page showed somebody else must not reach this one. */
    isFor: (thread: ThreadRow): boolean => !host.hears('onSelectVisitor') || shown === thread.userid,
    /** A new document has come into the frame: it knows nothing yet. */
    forget: () => {
      told = '';
    },
    stop: () => stops.forEach((stop) => stop()),
  };
};
