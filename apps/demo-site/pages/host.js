// The company's side of the workbench iframe. These forty lines are all that an integration needs; log, notices and
// forms come from host-page.js and are this demo's own.
import { drawLog, drawNotice, drawUnread, onCommand, wishes } from './host-page.js';

const iframe = document.getElementById('bytedesk-iframe');
const deskOrigin = document.body.dataset.deskOrigin;

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
      drawNotice(`New visitor connected: ${data.thread.user.nickname}`);
      break;
    case 'agent_status_changed':
      document.getElementById('agent-status').textContent = data.status;
      break;
    case 'thread_status_changed':
      drawNotice(`Session with ${data.thread.user.nickname}: ${data.action}`);
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
