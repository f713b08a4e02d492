import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstall, installPackages } from './debian.mjs';
import { step } from './say.mjs';

// Tests start the servers they need themselves, each its own, and end them. Here is seen to it that the programs exist.

/** Debian keeps those of each version of Postgres apart. */
const postgresRoot = '/usr/lib/postgresql';

const postgresFolders = () =>
  existsSync(postgresRoot)
    ? readdirSync(postgresRoot).map((version) => join(postgresRoot, version, 'bin'))
    : [];

/** What a test needs beside Node; `url` names a running one in its place. */
export const services = [
  {
    name: 'Postgres',
    program: 'initdb',
    folders: postgresFolders,
    url: 'INLAY_TEST_POSTGRES_URL',
    packages: ['postgresql'],
  },
  {
    name: 'Redis',
    program: 'redis-server',
    folders: () => [],
    url: 'INLAY_TEST_REDIS_URL',
    packages: ['redis-server'],
  },
  // The fault tests watch and break the server's system calls with it. Elsewhere than on Linux they are left out.
  ...(process.platform === 'linux'
    ? [{ name: 'strace', program: 'strace', folders: () => [], url: null, packages: ['strace'] }]
    : []),
];

/** Those that are neither installed nor named by a URL. */
export const missingServices = (env, exists = existsSync) => {
  const inPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return services.filter(
    ({ program, folders, url }) =>
      !(url && env[url]) && ![...folders(), ...inPath].some((folder) => exists(join(folder, program))),
  );
};

const absent = ({ name, packages, url }) =>
  `${name} is missing: install it (Debian: apt-get install ${packages.join(' ')})` +
  (url ? `, or set ${url} to the address of one for tests` : '');

const assertThere = () => {
  const missing = missingServices(process.env);
  if (missing.length > 0) throw new Error(missing.map(absent).join('\n'));
};

/** On Debian, as root, what is missing is installed. */
export const ensureServices = async () => {
  const missing = missingServices(process.env);
  if (missing.length > 0 && canInstall())
    await step(missing.map(({ name }) => name.toLowerCase()).join(', '), () =>
      installPackages(missing.flatMap(({ packages }) => packages)),
    );
  assertThere();
};
