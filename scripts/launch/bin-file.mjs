import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** The JavaScript file behind `node_modules/.bin/<name>`; no shell shims, so it works the same on every system. */
export const binFile = (packageName, binName = packageName.split('/').at(-1)) => {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : (bin[binName] ?? Object.values(bin)[0]));
};
