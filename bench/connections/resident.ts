import { readFileSync } from 'node:fs';

/** Kilobytes of memory that a process holds. */
export const residentKb = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN);

/** After the last garbage has been collected: the lowest of several looks. */
export const settledKb = async (pid: number | undefined): Promise<number> => {
  let lowest = Infinity;
  for (let look = 0; look < 40; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    lowest = Math.min(lowest, residentKb(pid));
  }
  return lowest;
};
