import type { Init } from '@inlay/protocol/phone-frame/init.ts';

// Interface 2, inwards. By hand and not by the compiled schemas, which alone would weigh a fifth of the softphone's frame; a
// test holds the two together. Kinder than they in one thing: a number that cannot be dialled is told to the caller as 812
// (P4), not passed over.

export type CallOutWish = { callee: string; caller: string; orderId: string; params: string };

export type PhoneCommand =
  | { type: 'init'; content: Init['content'] }
  | { type: 'toEmailLogin' }
  | { type: 'callOut'; content: CallOutWish }
  | { type: 'loginOut' };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own fields only: nothing is read from a prototype. */
const own = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

const absent = (value: unknown): boolean => value === undefined || value === null;

/** Undefined: not there. Null: there, and wrong. */
const text = (fields: Fields, name: string, most: number): string | undefined | null => {
  const value = own(fields, name);
  if (absent(value)) return undefined;
  return typeof value === 'string' && value.length <= most ? value : null;
};

/**
 * Pages send numbers for what the reference calls strings, and objects for what it calls a JSON string; the callee is not
 * among these. Null: nothing that has a text, as what refers to itself.
 */
const asText = (value: unknown): string | null => {
  if (absent(value)) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

const methods: ReadonlyMap<unknown, 0 | 1> = new Map<unknown, 0 | 1>([
  [0, 0],
  ['0', 0],
  [1, 1],
  ['1', 1],
]);

const readInit = (content: unknown): PhoneCommand | null => {
  if (absent(content)) return { type: 'init', content: {} };
  if (!isFields(content)) return null;
  const [email, password, lang] = [
    text(content, 'email', 254),
    text(content, 'password', 1024),
    text(content, 'lang', 16),
  ];
  if (email === null || password === null || lang === null) return null;
  const loginMethod = methods.get(own(content, 'loginMethod'));
  return {
    type: 'init',
    content: {
      ...(email === undefined ? {} : { email }),
      ...(password === undefined ? {} : { password }),
      ...(lang === undefined ? {} : { lang }),
      ...(loginMethod === undefined ? {} : { loginMethod }),
    },
  };
};

/**
 * The reference has a string of digits. A number has lost its zeros and its `+`, and what else is there is none: what is
 * empty is no number either, and the caller is told so (P4: 812). Nothing is dialled by a guess.
 */
const calleeIn = (content: Fields): string => {
  const callee = own(content, 'callee');
  return typeof callee === 'string' ? callee : '';
};

/** No page means more than this; what is longer than P4 allows is refused by the phone, by name. */
const longest = 20_000;

const readCallOut = (content: unknown): PhoneCommand | null => {
  if (absent(content)) return readCallOut({});
  if (!isFields(content)) return null;
  const of = (name: string): string | null => asText(own(content, name));
  const callee = calleeIn(content);
  const [caller, orderId, params] = [of('caller'), of('orderId'), of('params')];
  if (caller === null || orderId === null || params === null) return null;
  if (callee.length + caller.length + orderId.length + params.length > longest) return null;
  return { type: 'callOut', content: { callee, caller, orderId, params } };
};

/** Null: not of interface 2, or not whole. */
export const readPhoneCommand = (data: unknown): PhoneCommand | null => {
  if (!isFields(data)) return null;
  switch (own(data, 'type')) {
    case 'init':
      return readInit(own(data, 'content'));
    case 'callOut':
      return readCallOut(own(data, 'content'));
    case 'toEmailLogin':
      return { type: 'toEmailLogin' };
    case 'loginOut':
      return { type: 'loginOut' };
    default:
      return null;
  }
};
