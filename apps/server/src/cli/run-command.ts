import { BadSetting } from '../bad-setting.ts';
import { type Cli, CliFailure, type Command } from './cli.ts';
import { commands } from './commands.ts';

const help = (): string => {
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(14)}${summary}\n`);
  return `inlay <command>: looks after an Inlay server. It reads the server's own variables (INLAY_DATA_DIR, DATABASE_URL …).\n\n${rows.join('')}\n  inlay <command> --help tells more.\n`;
};

const wantsHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/** parseArgs' own complaints name the option. */
const isUsage = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

const runOne = async (command: Command, args: string[], cli: Cli): Promise<number> => {
  try {
    return await command.run(args, cli);
  } catch (error) {
    if (isUsage(error)) {
      await cli.complain(`${error.message}\n${command.usage}\n`);
      return 64;
    }
    const told = error instanceof CliFailure || error instanceof BadSetting;
    await cli.complain(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    if (!told && error instanceof Error) await cli.complain(`${error.stack ?? ''}\n`);
    return error instanceof CliFailure ? error.exitCode : 1;
  }
};

export const runCommand = async ([name = '', ...args]: string[], cli: Cli): Promise<number> => {
  if (name === '' || name === 'help' || name.startsWith('-')) {
    await cli.write(help());
    return name === '' ? 64 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    await cli.complain(`There is no command ${name}.\n\n${help()}`);
    return 64;
  }
  if (!wantsHelp(args)) return runOne(command, args, cli);
  await cli.write(`${command.summary}\n${command.usage}\n`);
  return 0;
};
