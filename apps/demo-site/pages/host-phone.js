// The company's side of the softphone iframe, as its reference has it: `init` at the frame's load, `callOut`, a listener.
import { drawLog, language, wishes } from './host-page.js';

const frame = document.getElementById('iframe');
const state = document.getElementById('phone-state');
const deskOrigin = document.body.dataset.deskOrigin;

// 1. What the page asks of the phone. The desk's origin as the target: a password is in it.
function send(type, content) {
  frame.contentWindow.postMessage(content === undefined ? { type } : { type, content }, deskOrigin);
  const shown = content?.password === undefined ? content : { ...content, password: '••••' };
  drawLog('out', type, shown, Date.now(), 'phone');
}

// 2. The company's server knows the agent's account; the phone signs in with it.
async function signIn() {
  const answer = await fetch(`/phone-login?${wishes()}`);
  const { email, password } = await answer.json();
  send('init', { email, password, lang: language, loginMethod: 0 });
}
frame.onload = () => void signIn();
frame.src = `${deskOrigin}/admin/#/nxcc`;

// 3. What the phone says. Only messages of the desk's origin, from its own frame, count.
window.addEventListener('message', (event) => {
  if (event.origin !== deskOrigin || event.source !== frame.contentWindow) return;
  const { type, content } = event.data ?? {};
  drawLog('in', type, content, Date.now(), 'phone');
  if (type === 'dialStatus') state.textContent = state.getAttribute(`data-code${content.code}`);
});

let orders = 0;
document.getElementById('call-form').addEventListener('submit', (event) => {
  event.preventDefault();
  orders += 1;
  send('callOut', {
    caller: '',
    callee: document.getElementById('callee').value,
    countryCode: '',
    orderId: `demo-${Date.now()}-${orders}`,
    params: JSON.stringify({ page: 'back office' }),
  });
});
document.getElementById('phone-in').addEventListener('click', () => void signIn());
document.getElementById('phone-out').addEventListener('click', () => send('loginOut'));
