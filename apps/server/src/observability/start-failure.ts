import { BadSetting } from '../bad-setting.ts';
import { DemoOnNetwork } from '../first-run/first-run.ts';

type SystemError = { code?: unknown; address?: unknown; port?: unknown; path?: unknown };

const listenFailures: Readonly<Record<string, (at: string) => string>> = {
  EADDRINUSE: (at) => `${at} is in use. Stop what listens there, or set PORT to another one.`,
  EACCES: (at) => `${at} may not be opened by this user. Set PORT to one above 1023.`,
  EADDRNOTAVAIL: (at) => `${at} is no address of this machine. Set HOST to one that is.`,
  ENOTFOUND: () => 'HOST is a name that nobody knows. Set it to an address of this machine.',
};

/** One sentence for what a person can put right; everything for what nobody has foreseen. */
export const startFailure = (error: unknown): string => {
  if (!(error instanceof Error)) return `Inlay did not start: ${String(error)}`;
  if (error instanceof BadSetting || error instanceof DemoOnNetwork)
    return `Inlay did not start: ${error.message}`;
  const { code, address, port, path } = error as SystemError;
  if (typeof path === 'string')
    return `Inlay did not start: ${path} cannot be used (${String(code)}). Set INLAY_DATA_DIR to a directory that this user may write to.`;
  const known =
    typeof code === 'string' && Object.hasOwn(listenFailures, code) ? listenFailures[code] : undefined;
  if (known) return `Inlay did not start: ${known(`${String(address)}:${String(port)}`)}`;
  // The store says in its own words that another server uses the directory.
  if (error.cause !== undefined) return `Inlay did not start: ${error.message}`;
  return `Inlay did not start: ${error.stack ?? error.message}`;
};
