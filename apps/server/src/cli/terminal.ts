import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { ReadStream } from 'node:tty';
import { Writable } from 'node:stream';

type Out = NodeJS.WritableStream;

/** A reader that has gone (`| head`) is no failure: there is nobody left to write to. */
export const write = (stream: Out) => {
  let gone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    gone = true;
    stream.emit('drain');
  });
  return async (text: string): Promise<void> => {
    if (gone || stream.write(text)) return;
    await once(stream, 'drain');
  };
};

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

const firstLine = async (lines: Interface): Promise<string> => {
  for await (const line of lines) return line;
  return '';
};

/** readline echoes into nothing, so that nobody reads the password from the screen. */
export const askPassword = async (
  input: NodeJS.ReadStream | ReadStream,
  screen: Out,
  question: string,
): Promise<string> => {
  const terminal = input.isTTY;
  const lines = createInterface({ input, ...(terminal ? { output: nowhere(), terminal } : {}) });
  if (terminal) screen.write(question);
  lines.once('SIGINT', () => lines.close());
  const password = await firstLine(lines);
  if (terminal) screen.write('\n');
  lines.close();
  input.destroy();
  return password;
};
