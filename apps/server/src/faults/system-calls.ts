import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** One system call of the server, in the order in which the kernel saw it. */
export type SystemCall =
  | { call: 'write'; file: string; offset: number | null; bytes: Buffer }
  | { call: 'truncate'; file: string; length: number }
  /** All that was written to the file before `begun` is on disk at `ended`. */
  | { call: 'sync'; file: string; begun: number; ended: number }
  | { call: 'remove'; file: string };

/** Where a call stands: `at` counts lines of the record. Writes count from their beginning, the others from their end. */
export type Recorded = SystemCall & { at: number };

/** For `strace -o`: which calls, with the names of their files, and all bytes in hexadecimal. */
export const straceArguments = (output: string): string[] => [
  '-f',
  '-y',
  '-xx',
  '-s',
  '300000',
  '-o',
  output,
  '-e',
  'trace=pwrite64,write,writev,fsync,fdatasync,ftruncate,unlink,sendto',
];

const bytesOf = (text: string): Buffer =>
  Buffer.concat(
    [...text.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) =>
      Buffer.from(hex.replaceAll('\\x', ''), 'hex'),
    ),
  );

const nameOf = (hexOrPlain: string): string =>
  hexOrPlain.includes('\\x')
    ? Buffer.from(hexOrPlain.replaceAll('\\x', ''), 'hex').toString('latin1')
    : hexOrPlain;

const fileOf = (text: string): string => nameOf(/^\d+<([^>]*)>/.exec(text)?.[1] ?? '');

const parse = (name: string, args: string, begun: number, ended: number): Recorded | null => {
  const file = fileOf(args);
  switch (name) {
    case 'pwrite64': {
      const offset = Number(/, (\d+)\)?\s*$/.exec(args)?.[1] ?? NaN);
      return { call: 'write', file, offset, bytes: bytesOf(args), at: begun };
    }
    case 'write':
    case 'writev':
    case 'sendto':
      return { call: 'write', file, offset: null, bytes: bytesOf(args), at: begun };
    case 'fsync':
    case 'fdatasync':
      return { call: 'sync', file, begun, ended, at: ended };
    case 'ftruncate':
      return { call: 'truncate', file, length: Number(/, (\d+)/.exec(args)?.[1] ?? NaN), at: begun };
    case 'unlink':
      return { call: 'remove', file: bytesOf(args).toString('latin1'), at: ended };
    default:
      return null;
  }
};

const begunLine = /^(\d+) +(\w+)\((.*)$/;
const resumedLine = /^(\d+) +<\.\.\. (\w+) resumed>(.*)$/;

/** Reads the record of `strace -f -o`; a call that another thread interrupted stands on two lines. */
export const readSystemCalls = async (file: string): Promise<Recorded[]> => {
  const calls: Recorded[] = [];
  const open = new Map<string, { name: string; args: string; begun: number }>();
  let at = 0;
  const add = (name: string, args: string, begun: number): void => {
    const call = parse(name, args, begun, at);
    if (call) calls.push(call);
  };
  for await (const line of createInterface({ input: createReadStream(file) })) {
    at += 1;
    const resumed = resumedLine.exec(line);
    if (resumed) {
      const [, thread = '', name = '', rest = ''] = resumed;
      const begun = open.get(thread);
      open.delete(thread);
      if (begun && !/= -1 /.test(rest)) add(name, begun.args + rest.replace(/\)\s+= .*$/, ')'), begun.begun);
      continue;
    }
    const [, thread = '', name = '', rest = ''] = begunLine.exec(line) ?? [];
    if (thread === '') continue;
    if (rest.endsWith(' <unfinished ...>'))
      open.set(thread, { name, args: rest.slice(0, -' <unfinished ...>'.length), begun: at });
    else if (!/= -1 /.test(rest)) add(name, rest.replace(/\)\s+= .*$/, ')'), at);
  }
  // A write to a socket that never returned has left all the same.
  for (const { name, args, begun } of open.values()) add(name, args, begun);
  return calls.toSorted((a, b) => a.at - b.at);
};

const uuidV7 = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/** Ids of messages, threads and visitors; those of connections and errors are of another version. */
export const idsIn = (bytes: Buffer): string[] => bytes.toString('latin1').match(uuidV7) ?? [];
