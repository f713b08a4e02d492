import { fileURLToPath } from 'node:url';

/** Where the built front ends lie. */
export type FrontEnds = { workbench: string; widget: string; console: string };

const distOf = (app: string): string => fileURLToPath(new URL(`../../../${app}/dist/`, import.meta.url));

export const builtFrontEnds: FrontEnds = {
  workbench: distOf('workbench'),
  widget: distOf('widget'),
  console: distOf('console'),
};
