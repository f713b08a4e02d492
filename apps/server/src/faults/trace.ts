import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { until } from './until.ts';

/** `strace` lets these calls fail from the n-th on, as a disk would that is full or dying. */
export const traceFailing = ({
  calls,
  error,
  from,
}: {
  calls: string;
  error: string;
  from: number;
}): string[] => [
  'strace',
  '-f',
  '-o',
  '/dev/null',
  '-e',
  `trace=${calls}`,
  '-e',
  `inject=${calls}:error=${error}:when=${from}+`,
];

/** The process that runs under this `strace`. */
export const tracedPid = async (tracer: ChildProcess): Promise<number> => {
  const children = `/proc/${tracer.pid}/task/${tracer.pid}/children`;
  let pid = 0;
  await until('strace has started the server', async () => {
    pid = Number((await readFile(children, 'utf8')).trim().split(' ')[0]);
    return pid > 0;
  });
  return pid;
};
