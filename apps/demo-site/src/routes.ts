import { isAgent, isSubject, mintAccessToken } from './access-token.ts';
import { fillPage } from './fill-page.ts';
import { assetKind, htmlKind, readPage } from './pages.ts';
import type { Settings } from './settings.ts';
import { shopLanguage } from './shop-language.ts';
import { readShopWords } from './shop-words.ts';

export type Asked = { path: string; query: URLSearchParams; acceptLanguage: string };
export type Given = { status: number; type: string; body: string };
export type RouteDeps = { settings: Settings; now: () => number; newId: () => string };

const html = (body: string): Given => ({ status: 200, type: htmlKind, body });
const json = (status: number, value: unknown): Given => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

const index = async ({ settings }: RouteDeps): Promise<Given> =>
  html(fillPage(await readPage('index.html'), { deskOrigin: settings.deskOrigin }));

const host = async ({ settings }: RouteDeps): Promise<Given> =>
  html(fillPage(await readPage('host.html'), { deskOrigin: settings.deskOrigin }));

const shop = async ({ settings }: RouteDeps, { query, acceptLanguage }: Asked): Promise<Given> => {
  const lang = shopLanguage(query.get('lang'), acceptLanguage);
  const words = await readShopWords(lang);
  return html(fillPage(await readPage('shop.html'), { ...words, lang, deskOrigin: settings.deskOrigin }));
};

/** What a company's own server does for its page: sign who the agent is. */
const deskToken = async ({ settings, now, newId }: RouteDeps, { query }: Asked): Promise<Given> => {
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

const routes = new Map<string, (deps: RouteDeps, asked: Asked) => Promise<Given>>([
  ['/', index],
  ['/host', host],
  ['/shop', shop],
  ['/desk-token', deskToken],
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
