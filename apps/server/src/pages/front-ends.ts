import { fileURLToPath } from 'node:url';

/** Where the built front ends lie, and the scripts for other people's pages. */
export type FrontEnds = {
  workbench: string;
  widget: string;
  console: string;
  staffSdk: string;
  embed: string;
};

const distOf = (workspace: string): string =>
  fileURLToPath(new URL(`../../../../${workspace}/dist/`, import.meta.url));

export const builtFrontEnds: FrontEnds = {
  workbench: distOf('apps/workbench'),
  widget: distOf('apps/widget'),
  console: distOf('apps/console'),
  staffSdk: distOf('packages/staff-sdk'),
  embed: distOf('packages/embed'),
};
