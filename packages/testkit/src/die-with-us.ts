import { type ChildProcess, spawn } from 'node:child_process';

/** Ends when its standard input does, which is when this process is no more, however it ended. */
const script = 'cat > /dev/null; kill -QUIT "$0"; rm -rf "$1"';

/**
 * A test run that is killed leaves no server and no data behind. Answers how to end the watch, which has to be done
 * before the server ends: another process may get its number.
 */
export const dieWithUs = ({ pid }: ChildProcess, dir: string): (() => void) => {
  const watch = spawn('sh', ['-c', script, String(pid), dir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watch.unref();
  return () => void watch.kill('SIGKILL');
};
