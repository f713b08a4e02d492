import { configFromEnv } from '../config-from-env.ts';
import type { Config } from '../config.ts';

/** The process around a command. */
export type Cli = {
  env: Readonly<Record<string, string | undefined>>;
  now: () => number;
  /** Waits while the reader is slow. Lines carry their own ends. */
  write: (text: string) => Promise<void>;
  complain: (text: string) => Promise<void>;
  /** Without echo; the first line of stdin when that is no terminal. */
  askPassword: (question: string) => Promise<string>;
};

export type Command = {
  summary: string;
  usage: string;
  /** The exit code. */
  run: (args: string[], cli: Cli) => Promise<number>;
};

/** Said as it is, without a stack: the caller can do something about it. */
export class CliFailure extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = 'CliFailure';
    this.exitCode = exitCode;
  }
}

/** The settings of the server that is meant: the same variables. */
export const settingsOf = ({ env }: Pick<Cli, 'env'>): Config => configFromEnv(env);
