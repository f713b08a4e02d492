/** What is looked for; empty fields look for everything. Days as the browser's date field gives them. */
export type CallsSearch = { text: string; agent: string; from: string; to: string };

export const everything: CallsSearch = { text: '', agent: '', from: '', to: '' };

const midnight = (day: string, plusDays: number): number | null => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  return new Date(year, month - 1, date + plusDays).getTime();
};

/** As the address wants it; both days are included, in the reader's own time zone. */
export const queryOf = ({ text, agent, from, to }: CallsSearch): URLSearchParams => {
  const begin = midnight(from, 0);
  const end = midnight(to, 1);
  const query = new URLSearchParams();
  if (text.trim() !== '') query.set('search', text.trim());
  if (agent !== '') query.set('agent_id', agent);
  if (begin !== null && begin >= 0) query.set('from', String(begin));
  if (end !== null && end >= 0) query.set('to', String(end));
  return query;
};
