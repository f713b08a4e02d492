import { migrations } from './all.ts';

export const newerDatabase = (version: number): Error =>
  new Error(
    `the database is of version ${version}, this server knows ${migrations.length}: start the newer server, or restore a backup`,
  );
