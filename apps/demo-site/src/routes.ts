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

const shop: Route = async ({ settings }, { query, acceptLanguage }) => {
  const lang = shopLanguage(query.get('lang'), acceptLanguage);
  const words = await readWords('shop', lang);
  return html(fillPage(await readPage('shop.html'), { ...words, lang, deskOrigin: settings.deskOrigin }));
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

const routes = new Map<string, Route>([
  ['/', plainPage('index.html')],
  ['/host', plainPage('host.html')],
  ['/host-sdk', plainPage('host-sdk.html')],
  ['/shop', shop],
  ['/desk-token', deskToken],
  ['/desk-ticket', deskTicket],
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
