import { unreachable } from '@inlay/protocol/errors.ts';
import type { Config } from '../config.ts';
import { demoAgents, demoSecrets } from '../first-run/demo-desk.ts';
import type { FirstRun } from '../first-run/first-run.ts';

type Ready = { url: string; beginning: FirstRun; config: Config; ms: number; mb: number };

const demoLines = (url: string, demoPort: number): string[] => [
  '',
  `  Shop, as a visitor      http://127.0.0.1:${demoPort}/shop`,
  `  Host page with the desk http://127.0.0.1:${demoPort}/host`,
  `  Workbench alone         ${url}/desktop`,
  `  Console                 ${url}/admin/`,
  '',
  `  Sign in as ${demoAgents[0].email} (or bo, chen, diaz), password ${demoSecrets.password}`,
  '',
];

const linesOf = ({ url, beginning, config }: Ready): string[] => {
  switch (beginning.name) {
    case 'demo':
      return demoLines(url, config.demoPort);
    case 'setup':
      return [`no administrator yet: open ${url}/setup#token=${beginning.token}`];
    case 'own':
      return [`  Workbench  ${url}/desktop`];
    default:
      return unreachable(beginning);
  }
};

/** For the person at the terminal. */
export const readyLines = (ready: Ready): string[] => [
  `Inlay is ready at ${ready.url} after ${ready.ms} ms, with ${ready.mb} MB of memory`,
  ...linesOf(ready),
];
