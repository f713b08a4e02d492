// This demo page's own furniture: the agent's choice, the log, the notices, the buttons.
const byId = (id) => document.getElementById(id);
const mostRows = 200;

/** Which agent, and in which form the token names him: /host?agent=bo&sub=json */
export function wishes() {
  const query = new URLSearchParams(location.search);
  const agent = query.get('agent') ?? 'ada';
  byId('agent').value = agent;
  return new URLSearchParams({ agent, sub: query.get('sub') ?? 'email' });
}

/** Another agent or another language is another page. */
for (const name of ['agent', 'lang'])
  byId(name)?.addEventListener('change', (event) => {
    const url = new URL(location.href);
    url.searchParams.set(name, event.target.value);
    location.assign(url);
  });
if (byId('lang')) byId('lang').value = document.documentElement.lang;

/** The page's language as the desk and the phone name it. */
export const language = { en: 'en-US', zh: 'zh-CN', es: 'es-MX' }[document.documentElement.lang];

/** The words of the page's language stand on its body; a page that has none speaks English. */
const words = Object.assign(
  { fromDesk: 'from the workbench', toDesk: 'to the workbench', unreadOf: '{name}: {count} unread' },
  document.body.dataset,
);

/** `{name}` by its value, once: what a visitor calls himself is never a place to fill. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const element = (name, className, text) => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
};

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

const timeOf = (timestamp) => {
  const milliseconds = String(timestamp % 1000).padStart(3, '0');
  return `${clock.format(timestamp)}.${milliseconds}`;
};

const wayOf = {
  desk: { in: words.fromDesk, out: words.toDesk },
  phone: { in: words.fromPhone, out: words.toPhone },
};

/** On one line what fits there. */
const readable = (data) => {
  const long = JSON.stringify(data, null, 1);
  const short = long.replace(/\n\s*/g, ' ');
  return short.length <= 40 ? short : long;
};

/** One line a message: when, with whom, which way, what. */
export function drawLog(direction, type, data, timestamp, frame = 'desk') {
  const row = element('li', `${direction} with-${frame}`, '');
  const head = element('div', 'head', '');
  const arrow = element('span', 'arrow', `${frame === 'phone' ? '☎ ' : ''}${direction === 'in' ? '←' : '→'}`);
  arrow.title = wayOf[frame][direction];
  head.append(arrow, element('code', 'type', type), element('time', '', timeOf(timestamp)));
  row.append(head);
  if (data !== undefined) row.append(element('pre', '', readable(data)));
  byId('log').prepend(row);
  byId('log-empty').hidden = true;
  while (byId('log').childElementCount > mostRows) byId('log').lastElementChild.remove();
}

byId('clear-log').addEventListener('click', () => {
  byId('log').replaceChildren();
  byId('log-empty').hidden = false;
});

/** The counter, the page's title, and the threads that can be marked as read. */
export function drawUnread(count, threads) {
  byId('unread-count').textContent = count;
  document.title = document.title.replace(/^(\(\d+\) )?/, count > 0 ? `(${count}) ` : '');
  const options = threads.map(
    ({ uid, user, unreadCount }) =>
      new Option(fill(words.unreadOf, { name: user.nickname, count: unreadCount }), uid),
  );
  byId('threads').replaceChildren(...options);
  if (threads.length > 0) byId('thread').value = threads[0].uid;
}

export function drawNotice(text) {
  const notice = element('p', '', text);
  byId('notices').append(notice);
  setTimeout(() => notice.remove(), 5000);
}

/** Ties the buttons and forms to the commands. */
export function onCommand(commands) {
  byId('set-available').addEventListener('click', commands.available);
  byId('set-busy').addEventListener('click', commands.busy);
  byId('set-offline').addEventListener('click', commands.offline);
  byId('refresh-threads').addEventListener('click', commands.refresh);
  byId('status-form').addEventListener('submit', (event) => {
    event.preventDefault();
    commands.status(byId('status').value);
  });
  byId('clear-form').addEventListener('submit', (event) => {
    event.preventDefault();
    commands.clearUnread(byId('thread').value);
  });
}
