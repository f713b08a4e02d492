import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { signAgent, signPage } from '../signing/sign.mjs';

const {
  DESK = 'http://127.0.0.1:7272',
  PORT = '7280',
  INLAY_SSO_SECRET = 'inlay-demo-sso-secret-inlay-demo-sso-secret-0001',
  INLAY_PAGE_TOKEN = 'inlay-demo-page-token',
} = process.env;

/** Whoever is signed in with the company; here always the same one. */
const signedInAgent = () => 'ada@demo.inlay';

const fill = async (page, values) => {
  const html = await readFile(new URL(page, import.meta.url), 'utf8');
  return html.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
};

const routes = {
  '/host': () => fill('host.html', { desk: DESK }),
  '/phone': () => fill('phone.html', { desk: DESK }),
  '/desk-token': () => JSON.stringify({ accessToken: signAgent(INLAY_SSO_SECRET, signedInAgent()) }),
  // A business page that its own server signs, anew at each load.
  '/orders': (origin) => fill('orders.html', { desk: DESK, ...signPage(INLAY_PAGE_TOKEN, origin) }),
};

const answer = async (request, response) => {
  const { pathname } = new URL(request.url, 'http://company.invalid');
  const route = Object.hasOwn(routes, pathname) ? routes[pathname] : null;
  if (!route) {
    response.writeHead(404).end('There is /host, /phone and /orders.\n');
    return;
  }
  const body = await route(`http://${request.headers.host}`);
  response.setHeader('content-type', body.startsWith('{') ? 'application/json' : 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(body);
};

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    response.writeHead(500).end();
  });
});

server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/host`);
});
