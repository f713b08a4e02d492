import { systemClock } from '../clock.ts';
import { runCommand } from './run-command.ts';
import { askPassword, write } from './terminal.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  now: systemClock.now,
  write: write(process.stdout),
  complain: write(process.stderr),
  askPassword: (question) => askPassword(process.stdin, process.stderr, question),
});
