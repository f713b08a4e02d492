import { currencies, locales, productsIn } from './catalogue.ts';
import { fillPage } from './fill-page.ts';
import { type Asked, type Given, json, type Route, type RouteDeps } from './given.ts';
import { ordersOf } from './orders-of.ts';
import { isOpenSession, openSession } from './order-session.ts';
import { isSignedByDesk } from './page-signature.ts';
import { htmlKind, readPage } from './pages.ts';
import { type ShopLanguage, shopLanguage } from './shop-language.ts';
import { readWords } from './shop-words.ts';

/** The page that opens beside a conversation. The desk frames it, and the back office frames the desk. */
const page: Route = async ({ settings }, { query, acceptLanguage }) => {
  const lang = shopLanguage(query.get('lang'), acceptLanguage);
  const words = await readWords('orders', lang);
  const own = ['127.0.0.1', 'localhost'].map((name) => `http://${name}:${settings.port}`);
  return {
    status: 200,
    type: htmlKind,
    body: fillPage(await readPage('orders.html'), { ...words, lang, deskOrigin: settings.deskOrigin }),
    framedBy: ["'self'", ...own, settings.deskOrigin],
  };
};

/** Once for each load of the page, while the desk's signature is fresh. */
const session: Route = async ({ settings, now }, { query, origin }) => {
  const opening = {
    timestamp: query.get('timestamp') ?? '',
    nonce: query.get('nonce') ?? '',
    signature: query.get('signature') ?? '',
  };
  const isSigned = isSignedByDesk(opening, { token: settings.pageToken, pageOrigin: origin, now: now() });
  if (!isSigned)
    return json(403, { error: 'This page was not opened by the desk, or more than 5 minutes ago.' });
  return json(200, { session: openSession(settings.pageToken, now()) });
};

const productsOf = async (lang: ShopLanguage) => productsIn(lang, await readWords('shop', lang));

const isAllowed = ({ settings, now }: RouteDeps, { authorization }: Asked): boolean =>
  isOpenSession(settings.pageToken, authorization.replace(/^Bearer /, ''), now());

/** A visitor's orders, in the agent's language, and what can be recommended, in the visitor's. */
const data: Route = async (deps, asked): Promise<Given> => {
  if (!isAllowed(deps, asked)) return json(403, { error: 'Open this page in the desk again.' });
  const visitor = asked.query.get('visitor') ?? '';
  if (visitor === '' || visitor.length > 128) return json(400, { error: 'visitor: who is it?' });
  const lang = shopLanguage(asked.query.get('lang'), asked.acceptLanguage);
  const visitorLang = shopLanguage(asked.query.get('visitorLang'), lang);
  return json(200, {
    lang,
    visitorLang,
    locale: locales[lang],
    visitorLocale: locales[visitorLang],
    currency: currencies[lang],
    visitorCurrency: currencies[visitorLang],
    words: await readWords('orders', lang),
    visitorWords: await readWords('orders', visitorLang),
    orders: ordersOf(visitor, deps.now()),
    products: await productsOf(lang),
    visitorProducts: await productsOf(visitorLang),
  });
};

export const orderRoutes: readonly (readonly [string, Route])[] = [
  ['/orders', page],
  ['/order-session', session],
  ['/order-data', data],
];
