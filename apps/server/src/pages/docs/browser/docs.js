// The search box and the menu of narrow screens. Without this script the pages are whole all the same.
const byId = (id) => document.getElementById(id);
const [box, found, menu] = [byId('search'), byId('found'), byId('menu')];

let index = null;
const entries = async () => {
  index ??= fetch('/docs/search.json').then((answer) => answer.json());
  return index;
};

/** Names before texts, beginnings before the rest; every word has to be somewhere. */
const score = (entry, words) => {
  const title = entry.title.toLowerCase();
  const rest = `${entry.kind} ${entry.page} ${entry.names.join(' ')} ${entry.text}`.toLowerCase();
  let sum = 0;
  for (const word of words) {
    if (title === word) sum += 100;
    else if (entry.names.some((name) => name.toLowerCase() === word)) sum += 60;
    else if (title.startsWith(word)) sum += 40;
    else if (title.includes(word)) sum += 20;
    else if (rest.includes(word)) sum += 4;
    else return 0;
  }
  return sum - title.length / 100;
};

const option = (entry, at) => {
  const link = document.createElement('a');
  link.href = entry.to;
  link.tabIndex = -1;
  const [title, where] = [document.createElement('strong'), document.createElement('small')];
  title.textContent = entry.title;
  where.textContent = `${entry.kind} · ${entry.page}`;
  link.append(title, where);
  const item = document.createElement('li');
  item.setAttribute('role', 'option');
  item.id = `found-${at}`;
  item.append(link);
  return item;
};

const options = () => [...found.querySelectorAll('[role=option]')];

const choose = (at) => {
  for (const [n, item] of options().entries()) item.setAttribute('aria-selected', String(n === at));
  const chosen = options()[at];
  chosen?.scrollIntoView({ block: 'nearest' });
  if (chosen) box.setAttribute('aria-activedescendant', chosen.id);
  else box.removeAttribute('aria-activedescendant');
};
const chosenAt = () => options().findIndex((item) => item.getAttribute('aria-selected') === 'true');

const show = (isOpen) => {
  found.hidden = !isOpen;
  box.setAttribute('aria-expanded', String(isOpen));
};

const nothing = (text) => {
  const item = document.createElement('li');
  item.className = 'nothing';
  item.textContent = `Nothing is called “${text}”. Try a method, an event, a field or a code.`;
  return item;
};

const search = async () => {
  const text = box.value.trim().toLowerCase();
  if (text === '') return show(false);
  const words = text.split(/\s+/);
  const scored = (await entries()).map((entry) => ({ entry, rank: score(entry, words) }));
  // Somebody who types fast has asked for something else meanwhile.
  if (text !== box.value.trim().toLowerCase()) return;
  const best = scored.filter(({ rank }) => rank > 0).sort((a, b) => b.rank - a.rank);
  const items = best.slice(0, 12).map(({ entry }, at) => option(entry, at));
  found.replaceChildren(...(items.length > 0 ? items : [nothing(text)]));
  show(true);
  choose(0);
};

const close = () => {
  show(false);
  choose(-1);
};

box.addEventListener('input', () => void search());
box.addEventListener('focus', () => void search());
box.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const count = options().length;
  if (step && count > 0) {
    event.preventDefault();
    choose((chosenAt() + step + count) % count);
  }
  if (event.key === 'Escape') close();
});
box.form.addEventListener('submit', (event) => {
  event.preventDefault();
  options()[chosenAt()]?.querySelector('a').click();
});
found.addEventListener('click', close);
document.addEventListener('click', (event) => {
  if (!box.form.contains(event.target)) close();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target.closest('input, textarea')) return;
  event.preventDefault();
  box.focus();
});

const setMenu = (isOpen) => {
  document.body.classList.toggle('menu-open', isOpen);
  menu.setAttribute('aria-expanded', String(isOpen));
};
menu.addEventListener('click', () => setMenu(!document.body.classList.contains('menu-open')));
byId('contents').addEventListener('click', (event) => {
  if (event.target.closest('a')) setMenu(false);
});

/** The entry that is being read is marked in the contents. */
const links = new Map(
  [...document.querySelectorAll('#contents a[href^="#"]')].map((link) => [link.hash.slice(1), link]),
);
const mark = (id) => {
  for (const [name, link] of links) link.classList.toggle('here', name === id);
};
const inView = new IntersectionObserver(
  (seen) => {
    const first = seen.find(({ isIntersecting }) => isIntersecting);
    if (first) mark(first.target.id);
  },
  { rootMargin: '-72px 0px -70% 0px' },
);
for (const article of document.querySelectorAll('article[id]')) inView.observe(article);
