// What people copy. snippets.test.ts runs the server's part against the real verifier's rules.

/** A page of the company with the workbench in it. */
export const pageSnippet = (desk: string): string => `<iframe id="desk" width="100%" height="700"></iframe>
<output id="unread">0</output>
<button id="available">Available</button>

<script type="module">
  const deskOrigin = '${desk}';
  const frame = document.getElementById('desk');
  // Your server signs the token for whoever is signed in there: see the other file.
  const { accessToken } = await (await fetch('/desk-token')).json();
  frame.src = deskOrigin + '/agent/auth/login?accessToken=' + accessToken;

  const handlers = {
    unread_message_count: ({ totalUnreadCount }) => {
      document.getElementById('unread').value = totalUnreadCount;
    },
    new_visitor_message: ({ thread }) => console.log('new visitor', thread.user.nickname, thread.content),
    agent_status_changed: ({ status }) => console.log('status', status),
    thread_status_changed: ({ thread, action }) => console.log(thread.uid, action),
    login_failed: ({ reason }) => console.warn('the token was refused:', reason),
  };

  addEventListener('message', ({ origin, source, data }) => {
    // Only the workbench in this very frame is heard.
    if (origin !== deskOrigin || source !== frame.contentWindow) return;
    if (data?.source !== 'bytedesk-desktop') return;
    handlers[data.type]?.(data.data);
  });

  const command = (type, data) => frame.contentWindow.postMessage({ type, data }, deskOrigin);
  document.getElementById('available').onclick = () => command('update_agent_status_available');
  // command('update_agent_status', { status: 'BUSY' })        AVAILABLE, BUSY or OFFLINE
  // command('refresh_threads')
  // command('clear_unread_count', { threadUid })
</script>
`;

const signWithSecret = (
  algorithm: string,
): string => `// Node 20 or newer, nothing to install. Keep the secret on the server.
import { createHmac } from 'node:crypto';

const secret = process.env.INLAY_SSO_SECRET;
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that signs this agent in for one minute, once. */
export const accessTokenOf = (email) => {
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: email, iat: now, exp: now + 60, jti: crypto.randomUUID() };
  const head = encode({ alg: '${algorithm}', typ: 'JWT' }) + '.' + encode(claims);
  const signature = createHmac('sha${algorithm.slice(2)}', secret).update(head).digest('base64url');
  return head + '.' + signature;
};

// In the route /desk-token of your server, for the person who is signed in there:
//   response.json({ accessToken: accessTokenOf(person.email) })
`;

const signWithKey = (
  algorithm: string,
): string => `// Node 20 or newer; npm install jose. Your JWKS address publishes the public half of the key.
import { importPKCS8, SignJWT } from 'jose';

const key = await importPKCS8(process.env.INLAY_SSO_KEY, '${algorithm}');

/** A token that signs this agent in for one minute, once. */
export const accessTokenOf = (email) =>
  new SignJWT({})
    .setProtectedHeader({ alg: '${algorithm}', typ: 'JWT', kid: process.env.INLAY_SSO_KEY_ID })
    .setSubject(email)
    .setIssuedAt()
    .setExpirationTime('60s')
    .setJti(crypto.randomUUID())
    .sign(key);

// In the route /desk-token of your server, for the person who is signed in there:
//   response.json({ accessToken: await accessTokenOf(person.email) })
`;

/** The company's server. */
export const serverSnippet = (algorithm: string): string =>
  algorithm.startsWith('HS') ? signWithSecret(algorithm) : signWithKey(algorithm);
