// Takes the next visitor who waits, says hello, prints what the visitor writes. Node 22 or newer, no packages.
const { DESK = 'http://127.0.0.1:7272', EMAIL = 'bo@demo.inlay', PASSWORD = 'inlay-demo' } = process.env;

const signIn = await fetch(`${DESK}/api/auth/login`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
});
const { code, msg, data } = await signIn.json();
if (code !== 0) throw new Error(msg);

const socket = new WebSocket(`${DESK.replace(/^http/, 'ws')}/`);
const send = (frame) => socket.send(JSON.stringify(frame));
const textOf = (parts) => parts.map(({ type, value }) => value.text ?? `[${type}]`).join(' ');

const handlers = {
  login: ({ customer_list: online }) => {
    console.log(`online: ${online.map(({ customer_name: name }) => name).join(', ')}`);
    send({ method: 'get_wait_user_list' });
  },
  get_wait_user_list: ({ data }) => data.user_list.slice(0, 1).forEach(take),
  // Somebody who comes later.
  wait_list_push: (visitor) => take(visitor),
  // Exactly one agent wins. The others hear 409, and who it was.
  connect: () => console.log('taken'),
  connect_list_push: ({ nickname, user_query: parts }) => console.log(`${nickname}: ${textOf(parts)}`),
  send_to_user: ({ data }) => console.log(`stored as number ${data.messages[0].seq}`),
};

const take = ({ userid }) => {
  send({ method: 'connect', userid });
  // The same id again, after a lost connection for example, is stored once.
  const message = [{ type: 'text', value: { text: 'Hello, how can I help?' } }];
  send({ method: 'send_to_user', userid, message, client_msg_id: `hello-${userid}`.slice(0, 64) });
};

socket.onopen = () => send({ method: 'login', token: data.token, force_online: 1 });
socket.onmessage = ({ data: text }) => {
  if (text === 'beat') return socket.send('beat');
  const frame = JSON.parse(text);
  if (frame.code !== 0) return console.log(`${frame.method}: ${frame.code} ${frame.msg}`);
  if (Object.hasOwn(handlers, frame.method)) handlers[frame.method](frame);
};
socket.onclose = ({ code: reason }) => console.log(`closed with ${reason}`);
