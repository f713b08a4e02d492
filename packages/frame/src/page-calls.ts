import { type Checker, compile } from '@inlay/protocol/compile.ts';
import type { OnSelectVisitor } from '@inlay/protocol/staff-sdk/onSelectVisitor.ts';
import {
  type PageArgs,
  type PageCallName,
  pageCalls,
  type PageEventName,
  pageEvents,
  type PageResult,
} from '@inlay/protocol/staff-sdk/page-calls.ts';
import type { PageRefusal } from '@inlay/protocol/staff-sdk/page-channel.ts';
import { type Scope, scopeOfCall } from '@inlay/protocol/staff-sdk/scopes.ts';
import { asWanted, onlyKnown } from './page-args.ts';
import { callRefusal } from './page-refused.ts';

// S8: what goes in and out of the desk for a business page is checked here, both ways.

/** `id` is the same for the same call only: an id for the message that it sends. At most 64 characters. */
export type PageCall = { id: string; load: string };

/** What the desk does. Throws `PageRefused` to refuse. */
export type PageHandlers = {
  [C in PageCallName]: (args: PageArgs<C>, call: PageCall) => PageResult<C> | Promise<PageResult<C>>;
};

type Schema = Parameters<typeof compile>[0];

const checkers = new Map<Schema, Checker<unknown>>();
const checkerOf = (schema: Schema): Checker<unknown> => {
  const known = checkers.get(schema) ?? compile(schema);
  checkers.set(schema, known);
  return known;
};

export const isPageCall = (method: string): method is PageCallName => Object.hasOwn(pageCalls, method);
export const isPageEvent = (method: string): method is PageEventName => Object.hasOwn(pageEvents, method);

export const lacksScope = (
  method: PageCallName | PageEventName,
  scopes: readonly Scope[],
): PageRefusal | null => {
  const needed = scopeOfCall[method];
  return needed === null || scopes.includes(needed)
    ? null
    : callRefusal('no_scope', `${method} needs ${needed}`);
};

/** S7: 0 and 1 are the only signs; "1" is another value, and has no effect. */
const isTakenAsItIs = (method: PageCallName): boolean => method === 'setVisitorChatSign';

/** The arguments, cut to what is known, or why they are refused. */
export const readArgs = (
  method: PageCallName,
  given: unknown,
): { ok: true; args: unknown } | { ok: false; error: PageRefusal } => {
  const { args: schema } = pageCalls[method];
  const known = onlyKnown(schema, given);
  const args = isTakenAsItIs(method) ? known : asWanted(schema, known);
  const error = checkerOf(schema).firstError(args);
  if (!error) return { ok: true, args };
  const where = error.path === '' ? method : `${method}, ${error.path}`;
  return { ok: false, error: callRefusal('invalid', `${where}: ${error.message}`) };
};

/** Throws if the desk is about to answer what the page was not promised. */
export const checkResult = (method: PageCallName, result: unknown): unknown => {
  const error = checkerOf(pageCalls[method].result).firstError(result);
  if (error) throw new Error(`the answer to ${method} is wrong at "${error.path}": ${error.message}`);
  return result;
};

/** Throws like `checkResult`. Without `crm:read` the customer's data stay in the desk. */
export const checkEvent = (event: PageEventName, data: unknown, scopes: readonly Scope[]): unknown => {
  const error = checkerOf(pageEvents[event]).firstError(data);
  if (error) throw new Error(`${event} is wrong at "${error.path}": ${error.message}`);
  if (event !== 'onSelectVisitor' || scopes.includes('crm:read')) return data;
  return { ...(data as OnSelectVisitor), crmData: {} };
};
