// The same back office with @inlay/embed: no origins to compare, commands that are answered, tickets instead of tokens.
import { drawLog, drawNotice, drawUnread, onCommand, wishes } from './host-page.js';

// 1. The company's server asks the desk for a single-use ticket of the agent who is signed in here.
const getTicket = async () => {
  const answer = await fetch(`/desk-ticket?${wishes()}`);
  const { ticket, error } = await answer.json();
  if (!answer.ok) throw new Error(error);
  return ticket;
};

const workbench = window.InlayEmbed.createWorkbench({
  url: document.body.dataset.deskOrigin,
  container: '#desk',
  title: 'Customer service',
  getTicket,
});

// 2. What the desk says.
const events = {
  ready: () => {},
  logged_in: ({ agent }) => drawNotice(`${agent.nickname} is signed in`),
  logged_out: ({ reason }) => reason === 'revoked' && workbench.login(),
  login_failed: ({ reason }) => drawNotice(`Sign-in failed: ${reason}`),
  unread_message_count: ({ totalUnreadCount, unreadThreads }) => drawUnread(totalUnreadCount, unreadThreads),
  new_visitor_message: ({ thread }) => drawNotice(`New visitor connected: ${thread.user.nickname}`),
  agent_status_changed: ({ status }) => (document.getElementById('agent-status').textContent = status),
  thread_status_changed: ({ thread, action }) =>
    drawNotice(`Session with ${thread.user.nickname}: ${action}`),
};
for (const [type, act] of Object.entries(events))
  workbench.on(type, (data) => {
    drawLog('in', type, data, Date.now());
    act(data);
  });
workbench.ready.catch((error) => drawNotice(error.message));

// 3. What the page asks: each command is a promise.
const run = async (name, promise) => {
  drawLog('out', name, undefined, Date.now());
  const outcome = await promise.then(
    () => ({ ok: true }),
    ({ command, reason, message }) => ({ ok: false, command, reason, message }),
  );
  drawLog('in', `${name}: done`, outcome, Date.now());
};

onCommand({
  available: () => run('setStatus', workbench.setStatus('AVAILABLE')),
  busy: () => run('setStatus', workbench.setStatus('BUSY')),
  offline: () => run('setStatus', workbench.setStatus('OFFLINE')),
  status: (status) => run('setStatus', workbench.setStatus(status)),
  refresh: () => run('refreshThreads', workbench.refreshThreads()),
  clearUnread: (threadUid) => run('clearUnread', workbench.clearUnread(threadUid)),
});

const check = async () => {
  const findings = await workbench.check({ popup: true });
  for (const finding of findings.toReversed()) drawLog('in', `check: ${finding.check}`, finding, Date.now());
};
document.getElementById('check').addEventListener('click', () => void check());
