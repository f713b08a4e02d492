// The company's side of the workbench iframe. These forty lines are all that an integration needs; log, notices and
// forms come from host-page.js and are this demo's own. The phone beside it: host-phone.js.
import { drawLog, drawNotice, drawUnread, fill, language, onCommand, wishes } from './host-page.js';

const iframe = document.getElementById('bytedesk-iframe');
const wished = new URLSearchParams(location.search);
const { deskOrigin, newVisitor, session } = document.body.dataset;

// 1. The company's server signs who the agent is; the desk opens with that token.
const answer = await fetch(`/desk-token?${wishes()}`);
const { accessToken } = await answer.json();
iframe.src = `${deskOrigin}/agent/auth/login?accessToken=${encodeURIComponent(accessToken)}`;

// 2. What the desk says. Only messages of the desk's origin, from its own frame, count.
window.addEventListener('message', (event) => {
  if (event.origin !== deskOrigin || event.source !== iframe.contentWindow) return;
  const { type, data, timestamp, source } = event.data ?? {};
  if (source !== 'bytedesk-desktop') return;
  drawLog('in', type, data, timestamp);

  switch (type) {
    case 'unread_message_count':
      drawUnread(data.totalUnreadCount, data.unreadThreads);
      break;
    case 'new_visitor_message':
      drawNotice(fill(newVisitor, { name: data.thread.user.nickname }));
      break;
    case 'agent_status_changed':
      document.getElementById('agent-status').textContent = data.status;
      break;
    case 'ready': // who chose a language in the page's address has it in the desk too
      if (wished.has('lang')) send('set_language', { language });
      break;
    case 'thread_status_changed':
      drawNotice(fill(session, { name: data.thread.user.nickname, action: data.action }));
      break;
  }
});

// 3. What the page asks of the desk. The desk's origin as the target: nobody else can read along.
function send(type, data) {
  const message = data === undefined ? { type } : { type, data };
  iframe.contentWindow.postMessage(message, deskOrigin);
  drawLog('out', type, data, Date.now());
}

onCommand({
  available: () => send('update_agent_status_available'),
  busy: () => send('update_agent_status_busy'),
  offline: () => send('update_agent_status_offline'),
  status: (status) => send('update_agent_status', { status }),
  refresh: () => send('refresh_threads'),
  clearUnread: (threadUid) => send('clear_unread_count', { threadUid }),
});
