import { parseArgs } from 'node:util';
import { createPasswords, passwordCost } from '../auth/passwords.ts';
import { createAgent, createDesk } from '../store/transactions/administration.ts';
import type { Db } from '../store/transactions/transaction.ts';
import { type Cli, CliFailure, type Command, settingsOf } from './cli.ts';
import { withDatabase } from './database.ts';
import { required, wholeNumber } from './options.ts';

const shortestPassword = 10;

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  desk: { type: 'string' },
  'desk-name': { type: 'string' },
} as const;

type Wanted = { email: string; name: string; deskId: number | null; deskName: string | null };

const wantedOf = (args: string[]): Wanted => {
  const { values } = parseArgs({ args, options });
  const email = required('email', values.email).trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new CliFailure(`--email ${email}: no e-mail address`, 64);
  const name = required('name', values.name).trim();
  if (name === '' || name.length > 128) throw new CliFailure('--name: 1 to 128 characters are wanted', 64);
  const deskName = values['desk-name']?.trim() || null;
  return { email, name, deskId: wholeNumber('desk', values.desk), deskName };
};

const nobody = () => undefined;

const makeDesk = async (db: Db, name: string, now: number): Promise<number> => {
  const look = { color: '#4f46e5', greeting: '', ssoSecret: null, embedOrigins: [] };
  return (await createDesk(db, { name, ...look, now }, nobody)).deskId;
};

/** The desk that is named; the only one there is; else a new one. */
const deskOf = async (db: Db, { deskId, deskName }: Wanted, now: number): Promise<number> => {
  if (deskId === null && deskName !== null) return makeDesk(db, deskName, now);
  const desks = await db.selectFrom('desk').select(['id', 'name']).orderBy('id').limit(50).execute();
  if (deskId !== null) {
    if (desks.some(({ id }) => id === deskId)) return deskId;
    throw new CliFailure(`there is no desk ${deskId}`);
  }
  const [only] = desks;
  if (only && desks.length === 1) return only.id;
  if (!only) throw new CliFailure('there is no desk yet: give the first one a --desk-name', 64);
  const list = desks.map(({ id, name }) => `${id} ${name}`).join(', ');
  throw new CliFailure(`there are several desks: choose one with --desk (${list})`, 64);
};

const assertFree = async (db: Db, email: string): Promise<void> => {
  const taken = await db.selectFrom('agent').select('id').where('email', '=', email).executeTakeFirst();
  if (taken) throw new CliFailure(`an agent with the e-mail ${email} exists already`);
};

const passwordHash = async (cli: Cli): Promise<string> => {
  const password = await cli.askPassword(`Password (at least ${shortestPassword} characters): `);
  if (Array.from(password).length < shortestPassword)
    throw new CliFailure(`the password needs at least ${shortestPassword} characters`);
  return createPasswords(passwordCost).hash(password);
};

export const createAdmin: Command = {
  summary: 'makes an administrator; the password is asked, or read from stdin',
  usage:
    'inlay create-admin --email <address> --name <name> [--desk <id> | --desk-name <name of a new desk>]',
  run: async (args, cli) => {
    const wanted = wantedOf(args);
    const deskId = await withDatabase(settingsOf(cli), async ({ db, inTransaction }) => {
      await assertFree(db, wanted.email);
      const hash = await passwordHash(cli);
      return inTransaction(async (trx) => {
        const now = cli.now();
        const desk = await deskOf(trx, wanted, now);
        const { email, name } = wanted;
        const admin = { deskId: desk, email, name, headImg: '', role: 'admin' as const, passwordHash: hash };
        await createAgent(trx, { ...admin, extension: null, capacity: 5, now }, nobody);
        return desk;
      });
    });
    await cli.write(`${wanted.email} is an administrator of desk ${deskId}\n`);
    return 0;
  },
};
