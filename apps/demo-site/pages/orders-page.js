// How the order page looks. Texts are set as text, never as HTML.
const byId = (id) => document.getElementById(id);

const element = (name, className, text = '') => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
};

const money = (cents, { locale, currency }) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100);

export function drawTrouble(text) {
  byId('trouble').hidden = false;
  byId('trouble').querySelector('p').textContent = text;
  byId('summary').textContent = '';
}

export function onRetry(run) {
  byId('retry').addEventListener('click', () => {
    byId('trouble').hidden = true;
    run();
  });
}

export function drawVisitor(name, { words, orders, lang }) {
  document.documentElement.lang = lang;
  document.title = `${words.title} · Harbor & Pine`;
  byId('trouble').hidden = true;
  byId('content').hidden = false;
  byId('visitor').textContent = name || words.title;
  byId('summary').textContent = orders.length === 0 ? words.none : `${words.orders}: ${orders.length}`;
  byId('orders').setAttribute('aria-label', words.orders);
  byId('recommend').textContent = words.recommend;
  byId('hint').textContent = words.recommendHint;
  byId('retry').textContent = words.retry;
}

let signWords = {};

export function drawSign(sign, words = signWords) {
  signWords = words;
  const button = byId('follow');
  button.hidden = false;
  button.setAttribute('aria-pressed', String(sign === 1));
  button.textContent = sign === 1 ? words.following : words.follow;
}

/** `set` gets the sign that is wanted; the button changes when the desk has stored it. */
export function onFollow(set) {
  const button = byId('follow');
  const turn = async () => {
    const sign = button.getAttribute('aria-pressed') === 'true' ? 0 : 1;
    button.disabled = true;
    try {
      await set(sign);
      drawSign(sign);
    } catch (error) {
      say(error.message);
    }
    button.disabled = false;
  };
  button.addEventListener('click', () => void turn());
}

/** For screen readers. */
const say = (text) => {
  byId('said').textContent = text;
};

/** A button that says how it went: while it runs, when it is done, when it failed. */
const action = (label, { busy, done, failed }, run) => {
  const button = element('button', 'action', label);
  button.type = 'button';
  const act = async () => {
    button.disabled = true;
    button.textContent = busy;
    try {
      await run();
      button.textContent = done;
      button.classList.add('done');
    } catch (error) {
      button.textContent = failed;
      button.title = error.message;
    }
    say(button.textContent);
    button.disabled = false;
    setTimeout(() => {
      button.textContent = label;
      button.classList.remove('done');
    }, 4000);
  };
  button.addEventListener('click', () => void act());
  return button;
};

const picture = (id) => {
  const image = element('img', '');
  image.src = `/pages/art/${id}.svg`;
  image.alt = '';
  return image;
};

const draftOf = (order, { visitorWords }) => {
  const state = visitorWords[`draft${order.state[0].toUpperCase()}${order.state.slice(1)}`];
  return visitorWords.draftText.replace('{number}', order.number).replace('{state}', state);
};

const orderRow = (order, data, write) => {
  const { words, products, locale } = data;
  const named = (id) => products.find((product) => product.id === id);
  const row = element('li', 'order');
  const head = element('div', 'head');
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  head.append(
    element('strong', '', order.number),
    element('span', `state ${order.state}`, words[order.state]),
  );
  row.append(head, element('time', '', date.format(order.placedAt)));
  const items = element('ul', 'items');
  let total = 0;
  for (const { product, quantity } of order.items) {
    const { name, price } = named(product);
    total += price * quantity;
    const item = element('li', '');
    item.append(
      picture(product),
      element('span', 'name', quantity > 1 ? `${quantity} × ${name}` : name),
      element('span', 'price', money(price * quantity, data)),
    );
    items.append(item);
  }
  const foot = element('div', 'foot');
  const texts = { busy: words.draft, done: words.drafted, failed: words.again };
  foot.append(
    action(words.draft, texts, () => write(draftOf(order, data))),
    element('span', 'price total', `${words.total} ${money(total, data)}`),
  );
  row.append(items, foot);
  return row;
};

export function drawOrders(data, { write }) {
  byId('orders').replaceChildren(...data.orders.map((order) => orderRow(order, data, write)));
}

const productRow = (product, data, send) => {
  const { words, visitorProducts } = data;
  const row = element('li', 'product');
  const text = element('div', 'text');
  text.append(element('span', 'name', product.name), element('span', 'price', money(product.price, data)));
  const texts = { busy: words.sending, done: words.sent, failed: words.again };
  const shownToVisitor = visitorProducts.find(({ id }) => id === product.id);
  const button = action(words.send, texts, () => send(shownToVisitor));
  button.setAttribute('aria-describedby', `product-${product.id}`);
  text.firstChild.id = `product-${product.id}`;
  row.append(picture(product.id), text, button);
  return row;
};

export function drawProducts(data, { send }) {
  byId('products').replaceChildren(...data.products.map((product) => productRow(product, data, send)));
}
