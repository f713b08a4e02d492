import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from '@inlay/protocol/compile.ts';
import Type, { type Static } from 'typebox';
import { CliFailure } from './cli.ts';

const manifest = Type.Object({
  kind: Type.Literal('inlay-backup'),
  database: Type.Union([Type.Literal('sqlite'), Type.Literal('postgres')]),
  schema: Type.Integer(),
  created_at: Type.String(),
  files: Type.Integer(),
  bytes: Type.Integer(),
});
export type Manifest = Static<typeof manifest>;

const fileOf = (folder: string): string => join(folder, 'backup.json');

/** Written last: a folder without it is no whole backup. */
export const writeManifest = (folder: string, content: Manifest): Promise<void> =>
  writeFile(fileOf(folder), `${JSON.stringify(content, null, 2)}\n`, { flush: true });

export const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(fileOf(folder), 'utf8').catch(() => {
    throw new CliFailure(`${folder} is no whole backup: it has no backup.json`);
  });
  const content: unknown = JSON.parse(text);
  if (compile(manifest).check(content)) return content;
  throw new CliFailure(`${fileOf(folder)} is not what \`inlay backup\` writes`);
};
