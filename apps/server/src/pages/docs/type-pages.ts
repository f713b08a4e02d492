import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DocsPage, Entry } from './entry.ts';

const packages = fileURLToPath(new URL('../../../../../packages/', import.meta.url));

/** An exported declaration with the comment above it; it ends where a line begins without an indent. */
const declaration =
  /((?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?)export (?:declare )?(type|const|function) (\w+)([\s\S]*?)(?=\n(?:\/\*\*|export |import |declare |type )|$)/g;

const sentence = (comment: string): string =>
  comment
    .replaceAll(/\/\*\*|\*\//g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .filter((line) => !line.startsWith('    '))
    .join(' ')
    .trim();

const members = (code: string): string[] =>
  [...code.matchAll(/^ {4}(?:readonly )?(\w+)\??[(:]/gm)].map(([, name = '']) => name);

/** As published: the declarations beside the built files. None where nothing was built. */
const typesOf = (folder: string, files: readonly string[]): Entry[] =>
  files
    .map((file) => `${packages}${folder}/dist/${file}.d.ts`)
    .filter((path) => existsSync(path))
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(declaration)])
    .map(([, comment = '', kind = '', name = '', rest = '']) => ({
      id: name,
      title: name,
      kind,
      isAddition: false,
      summary: sentence(comment),
      tables: [],
      code: `${kind} ${name}${rest}`.trim(),
      examples: [],
      words: members(rest),
    }));

export const sdkTypesPage = (): DocsPage => ({
  path: 'sdk-types',
  title: 'SDK types',
  intro: 'What the npm packages declare: @inlay/embed for host pages, @inlay/staff-sdk for business pages.',
  groups: [
    {
      title: '@inlay/embed: workbench',
      entries: typesOf('embed', [
        'create-workbench',
        'workbench',
        'workbench-events',
        'emitter',
        'check/finding',
      ]),
    },
    {
      title: '@inlay/embed: softphone',
      entries: typesOf('embed', ['phone', 'phone-events']),
    },
    { title: '@inlay/staff-sdk', entries: typesOf('staff-sdk', ['index', 'staff-sdk']) },
  ],
});
