import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Nanoseconds on a core so far, by thread; empty where the system does not tell. */
export const cpuOf = (pid: number | undefined): Map<string, number> => {
  const tasks = `/proc/${pid}/task`;
  if (pid === undefined || !existsSync(tasks)) return new Map();
  return new Map(
    readdirSync(tasks).map((task) => {
      const name = readFileSync(`${tasks}/${task}/comm`, 'utf8').trim();
      const [ns = '0'] = readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ');
      return [`${name} ${task}`, Number(ns)];
    }),
  );
};

/** "MainThread 8.1, WorkerThread 6.9, others 1.4": microseconds a message. */
export const cpuPerMessage = (
  before: Map<string, number>,
  after: Map<string, number>,
  messages: number,
): string => {
  const used = [...after].map(([thread, ns]) => ({
    name: thread.split(' ')[0] ?? '',
    us: (ns - (before.get(thread) ?? 0)) / 1000 / messages,
  }));
  const large = used.filter(({ us }) => us >= 1).toSorted((a, b) => b.us - a.us);
  const others = used.filter(({ us }) => us < 1).reduce((sum, { us }) => sum + us, 0);
  return [...large, { name: 'others', us: others }]
    .map(({ name, us }) => `${name} ${us.toFixed(1)}`)
    .join(', ');
};
