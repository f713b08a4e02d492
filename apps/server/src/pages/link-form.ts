import { type Html, jsonForScript, scriptText } from './html.ts';

type Parts = {
  /** What the page says that was opened without a token. */
  badLink: string;
  /** Where the form goes. */
  path: string;
  /** JavaScript: what is sent of the form. */
  body: Html;
  /** JavaScript: what comes before the form can be filled in. */
  start?: Html;
};

/**
 * The script of a page with one form, which a link with a token opens (F4). The token stands in the fragment, so that no
 * server and no proxy ever logs it; it is taken out of the address at once.
 */
export const linkFormScript = ({ badLink, path, body, start = scriptText`` }: Parts): Html => scriptText`
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
history.replaceState(null, '', location.pathname);
const form = document.querySelector('form');
const problem = document.querySelector('[role=alert]');
const ask = async (path, body) => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    body: JSON.stringify({ token, ...body }),
  });
  const { code, msg, data } = await answer.json();
  if (code !== 0) throw new Error(msg);
  return data;
};
const tell = (error) => (problem.textContent = error.message);
const start = async () => {
  if (token === '') throw new Error(${jsonForScript(badLink)});
  ${start}
};
const send = async (button) => {
  button.disabled = true;
  problem.textContent = '';
  try {
    await ask(${jsonForScript(path)}, ${body});
    form.hidden = true;
    document.getElementById('done').hidden = false;
  } catch (error) {
    tell(error);
  }
  button.disabled = false;
};
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send(form.querySelector('button'));
});
start().catch(tell);
`;
