// The order page beside a conversation: what an integration with the staff SDK needs. How it is drawn: orders-page.js.
import {
  drawOrders,
  drawProducts,
  drawSign,
  drawTrouble,
  drawVisitor,
  onFollow,
  onRetry,
} from './orders-page.js';

const { echatSDK } = window;
const byId = (id) => document.getElementById(id);

// 1. The desk has signed the address of this page. The SDK proves it to the desk, this company's server trades it for a
//    session of its own.
const value = (name) => echatSDK.getParamData(name);
const opening = { timestamp: value('timestamp'), nonce: value('nonce'), signature: value('signature') };
echatSDK.config(opening);
echatSDK.error(({ code, msg }) => drawTrouble(`${msg} (${code})`));

const ask = async (path, session) => {
  const answer = await fetch(path, { headers: session ? { authorization: `Bearer ${session}` } : {} });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error);
  return body;
};
const ownSession = ask(`/order-session?${new URLSearchParams(opening)}`).then(({ session }) => session);
// Looked at where it is needed.
ownSession.catch(() => {});

// 2. Whose orders. The first visitor stands in the address; the next ones are told, without a reload.
let shown = { visitorId: '', chatSign: 0 };

const show = async (visitor) => {
  const { visitorId, language = '' } = visitor;
  if (!visitorId) return;
  shown = visitor;
  try {
    const [{ agent }, session] = await Promise.all([echatSDK.getContext(), ownSession]);
    const query = new URLSearchParams({
      visitor: visitorId,
      lang: agent.language.slice(0, 2),
      visitorLang: language.slice(0, 2),
    });
    const data = await ask(`/order-data?${query}`, session);
    // The agent may have gone on to somebody else meanwhile.
    if (shown.visitorId === visitorId) draw(visitor, data);
  } catch (error) {
    drawTrouble(error.message);
  }
};

const isUnderWay = ({ state }) => state === 'packed' || state === 'shipped';

const draw = (visitor, data) => {
  // On the tab: how many orders the visitor waits for.
  echatSDK.setBadge({ count: data.orders.filter(isUnderWay).length });
  drawVisitor(visitor.name || visitor.visitorName, data);
  drawSign(visitor.chatSign, data.words);
  drawOrders(data, { write: (text) => echatSDK.setDraft({ text }) });
  drawProducts(data, { send: (product) => echatSDK.pushVisitorEvent(cardOf(product, data)) });
};

// 3. What the visitor gets: a card. `url` opens the shop; the desk cuts the HTML to what is harmless.
const money = (cents, { visitorLocale, visitorCurrency }) =>
  new Intl.NumberFormat(visitorLocale, { style: 'currency', currency: visitorCurrency }).format(cents / 100);

const cardOf = ({ id, name, text, price }, data) => ({
  eventId: `product-${id}`,
  title: name,
  content:
    `<div style="color:#666;line-height:20px">${text}</div>` +
    `<div style="line-height:20px">${data.visitorWords.price}: <b style="color:#1f6f54">${money(price, data)}</b></div>`,
  imageUrl: `${location.origin}/pages/art/${id}.svg`,
  url: `${location.origin}/shop?lang=${data.visitorLang}#goods`,
  memo: data.visitorWords.stock,
  visibility: 1,
});

// 4. A mark on the conversation, which the whole desk sees.
onFollow(async (sign) => {
  await echatSDK.setVisitorChatSign({ chatSign: sign });
  shown.chatSign = sign;
});
onRetry(() => show(shown));

echatSDK.ready(() => {
  const field = (group, name) => echatSDK.getParamData(group, name);
  const first = {
    visitorId: field('visitorData', 'visitorId'),
    visitorName: field('visitorData', 'visitorName'),
    name: field('crmData', 'name'),
    language: field('visitorData', 'language'),
    chatSign: Number(field('chatData', 'chatSign')),
  };
  void show(first);
  echatSDK.onSelectVisitor(({ visitorData, chatData, crmData }) => {
    void show({ ...visitorData, name: crmData.name, chatSign: Number(chatData?.chatSign ?? 0) });
  });
  // The agent has corrected the name: this company's page shows it at once.
  echatSDK.onCrmUpdate(({ visitorId, name }) => {
    if (visitorId === shown.visitorId && name) byId('visitor').textContent = name;
  });
});
