import type { Check } from '../../check.ts';
import { type Frame, isFrame } from '../../client/frame.ts';
import { expectShape, expectThat } from '../../outcome.ts';
import { anything, is } from '../../shape.ts';
import { event, status, thread, unread } from './documented.ts';
import type { FrameWorld } from './world.ts';

const dataOf = ({ data }: Frame): Frame => (isFrame(data) ? data : {});
const threadOf = (message: Frame): Frame => {
  const { thread: found } = dataOf(message);
  return isFrame(found) ? found : {};
};
const userOf = (message: Frame): string => {
  const { user } = threadOf(message);
  return isFrame(user) ? String(user['uid']) : '';
};

const login: Check<FrameWorld> = {
  chapter: 'accessToken Login',
  title: 'the token signs the agent in, and is gone from the address',
  run: async ({ host }) => {
    await host.until('a first event', () => true);
    const address = host.frame()?.url() ?? '';
    expectThat(!/accessToken|eyJ/.test(address), `the frame's address still carries the token: ${address}`);
  },
};

const unreadCount: Check<FrameWorld> = {
  chapter: 'Outgoing Events 1',
  title: 'unread_message_count comes after loading and when a visitor writes',
  run: async ({ host, newVisitor }) => {
    const first = await host.until('unread_message_count', ({ type }) => type === 'unread_message_count');
    expectShape('unread_message_count', event('unread_message_count', unread), first);
    const from = (await host.heard()).length;
    await newVisitor('count me');
    const next = await host.until(
      'unread_message_count',
      ({ type, data }) =>
        type === 'unread_message_count' && isFrame(data) && Number(data['totalUnreadCount']) > 0,
      from,
    );
    expectShape('unread_message_count', event('unread_message_count', unread), next);
  },
};

const newVisitorMessage: Check<FrameWorld> = {
  chapter: 'Outgoing Events 2',
  title: 'new_visitor_message comes once for a new visitor',
  run: async ({ host, newVisitor }) => {
    const userid = await newVisitor('I am new');
    const isIt = (message: Frame): boolean =>
      message['type'] === 'new_visitor_message' && userOf(message) === userid;
    const heard = await host.until('new_visitor_message', isIt);
    expectShape('new_visitor_message', event('new_visitor_message', { thread }), heard);
    await host.settle();
    expectThat((await host.heard()).filter(isIt).length === 1, 'new_visitor_message came more than once');
  },
};

const threadStatus: Check<FrameWorld> = {
  chapter: 'Outgoing Events 4',
  title: 'thread_status_changed tells what another agent does with a visitor',
  run: async ({ host, second, newVisitor }) => {
    const from = (await host.heard()).length;
    const userid = await newVisitor('watch me');
    await second.ask({ method: 'connect', userid });
    const isIt = (message: Frame): boolean =>
      message['type'] === 'thread_status_changed' && userOf(message) === userid;
    const heard = await host.until('thread_status_changed', isIt, from);
    const actions = is(
      'created',
      'queued',
      'assigned',
      'accepted',
      'transferred',
      'closed',
      'reopened',
      'rated',
    );
    expectShape('thread_status_changed', event('thread_status_changed', { thread, action: actions }), heard);
    const taken = (message: Frame): boolean =>
      isIt(message) && ['accepted', 'assigned'].includes(String(dataOf(message)['action']));
    await host.until('thread_status_changed with accepted', taken, from);
    await second.ask({ method: 'disconnect', userid });
    await host.until(
      'thread_status_changed with closed',
      (message) => isIt(message) && dataOf(message)['action'] === 'closed',
      from,
    );
  },
};

const commands = [
  ['update_agent_status_busy', undefined, 'BUSY'],
  ['update_agent_status_available', undefined, 'AVAILABLE'],
  ['update_agent_status', { status: 'BUSY' }, 'BUSY'],
  ['update_agent_status', { status: 'AVAILABLE' }, 'AVAILABLE'],
] as const;

const statusCommands: Check<FrameWorld> = {
  chapter: 'Receiving External Events 1–4, Outgoing Events 3',
  title: 'each status command is followed by agent_status_changed, and colleagues see it',
  run: async ({ host, second }) => {
    for (const [type, data, wanted] of commands) {
      const from = (await host.heard()).length;
      const pushes = second.heard.length;
      await host.send(data === undefined ? { type } : { type, data });
      const heard = await host.until(
        `agent_status_changed after ${type}`,
        (message) => message['type'] === 'agent_status_changed' && dataOf(message)['status'] === wanted,
        from,
      );
      const shape = event('agent_status_changed', { status, agentInfo: anything });
      expectShape('agent_status_changed', shape, heard);
      await second.push(
        'set_customer_status_push',
        (frame) => frame['status'] === (wanted === 'BUSY' ? 2 : 1),
        pushes,
      );
    }
  },
};

const badStatus: Check<FrameWorld> = {
  chapter: 'Receiving External Events 1 (addition)',
  title: 'a status that is none changes nothing and answers command_rejected',
  run: async ({ host }) => {
    const from = (await host.heard()).length;
    await host.send({ type: 'update_agent_status', data: { status: 'LUNCH' } });
    await host.until('command_rejected', ({ type }) => type === 'command_rejected', from);
    const changed = (await host.heard()).slice(from).some(({ type }) => type === 'agent_status_changed');
    expectThat(!changed, 'the status changed');
  },
};

const refresh: Check<FrameWorld> = {
  chapter: 'Receiving External Events 5',
  title: 'refresh_threads is done (answered by the addition command_result)',
  run: async ({ host, deps }) => {
    const id = deps.newId();
    await host.send({ type: 'refresh_threads', request_id: id });
    const result = await host.until(
      'command_result',
      (message) => message['type'] === 'command_result' && dataOf(message)['request_id'] === id,
    );
    expectThat(dataOf(result)['ok'] === true, `refresh_threads: ${JSON.stringify(dataOf(result))}`);
  },
};

const clearUnread: Check<FrameWorld> = {
  chapter: 'Receiving External Events 6',
  title: 'clear_unread_count takes a thread out of the unread ones',
  run: async ({ host, newVisitor }) => {
    const userid = await newVisitor('read me');
    const threadsOf = (message: Frame): Frame[] => {
      const list = dataOf(message)['unreadThreads'];
      return Array.isArray(list) ? (list as Frame[]) : [];
    };
    const mine = (message: Frame): Frame | undefined =>
      threadsOf(message).find(({ user }) => isFrame(user) && user['uid'] === userid);
    const isCount = ({ type }: Frame): boolean => type === 'unread_message_count';
    const counted = await host.until(
      'the unread thread',
      (message) => isCount(message) && mine(message) !== undefined,
    );
    const from = (await host.heard()).length;
    await host.send({ type: 'clear_unread_count', data: { threadUid: mine(counted)?.['uid'] } });
    await host.until(
      'unread_message_count without that thread',
      (message) => isCount(message) && mine(message) === undefined,
      from,
    );
  },
};

export const eventChecks: readonly Check<FrameWorld>[] = [
  login,
  unreadCount,
  newVisitorMessage,
  threadStatus,
  statusCommands,
  badStatus,
  refresh,
  clearUnread,
];
