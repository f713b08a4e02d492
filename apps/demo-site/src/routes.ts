import { isAgent, isSubject, mintAccessToken } from './access-token.ts';
import { deskTicket } from './desk-ticket.ts';
import { fillPage } from './fill-page.ts';
import { type Asked, type Given, json, type Route, type RouteDeps } from './given.ts';
import { orderRoutes } from './order-routes.ts';
import { assetKind, htmlKind, readPage } from './pages.ts';
import { shopLanguage } from './shop-language.ts';
import { readWords } from './shop-words.ts';

const html = (body: string): Given => ({ status: 200, type: htmlKind, body });

/** A page that needs nothing but the address of the desk. */
const plainPage =
  (name: string): Route =>
  async ({ settings }) =>
    html(fillPage(await readPage(name), { deskOrigin: settings.deskOrigin }));

/** A page in the language of its reader. */
const spokenPage =
  (name: 'shop' | 'host'): Route =>
  async ({ settings: { deskOrigin } }, { query, acceptLanguage }) => {
    const lang = shopLanguage(query.get('lang'), acceptLanguage);
    const words = await readWords(name, lang);
    return html(fillPage(await readPage(`${name}.html`), { ...words, lang, deskOrigin }));
  };

/** What a company's own server does for its page: sign who the agent is. */
const deskToken: Route = async ({ settings, now, newId }, { query }) => {
  const agent = query.get('agent') || 'ada';
  const subject = query.get('sub') || 'email';
  if (!isAgent(agent)) return json(400, { error: 'agent: ada, bo, chen or diaz' });
  if (!isSubject(subject)) return json(400, { error: 'sub: email or json' });
  const accessToken = await mintAccessToken({
    agent,
    subject,
    secret: settings.ssoSecret,
    now: now(),
    id: newId(),
  });
  return json(200, { accessToken });
};

/** P1: the account with which the page's phone signs in. */
const phoneLogin: Route = async ({ settings }, { query }) => {
  const agent = query.get('agent') || 'ada';
  if (!isAgent(agent)) return json(400, { error: 'agent: ada, bo, chen or diaz' });
  return json(200, { email: `${agent}@demo.inlay`, password: settings.agentPassword });
};

const routes = new Map<string, Route>([
  ['/', plainPage('index.html')],
  ['/host', spokenPage('host')],
  ['/host-sdk', plainPage('host-sdk.html')],
  ['/shop', spokenPage('shop')],
  ['/desk-token', deskToken],
  ['/desk-ticket', deskTicket],
  ['/phone-login', phoneLogin],
  ...orderRoutes,
]);

const asset = async (path: string): Promise<Given | null> => {
  const name = path.slice('/pages/'.length);
  const type = path.startsWith('/pages/') ? assetKind(name) : null;
  if (!type) return null;
  const body = await readPage(name).catch(() => null); // no such file
  return body === null ? null : { status: 200, type, body };
};

const unknown: Given = {
  status: 404,
  type: 'text/plain; charset=utf-8',
  body: 'There is no such page. Begin at /\n',
};

export const answer = async (deps: RouteDeps, asked: Asked): Promise<Given> => {
  const route = routes.get(asked.path);
  return route ? route(deps, asked) : ((await asset(asked.path)) ?? unknown);
};
