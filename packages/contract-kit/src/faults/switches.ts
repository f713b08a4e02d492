/** What goes wrong on the way. Shares are of all frames, 0 to 1. */
export type FaultSwitches = {
  drop: number;
  reorder: number;
  duplicate: number;
  /** Milliseconds; each frame waits for a random part of it. */
  sleep: number;
  /** The fake host page, or business page, has another origin than the desk lists. */
  wrongOrigin: boolean;
  /** Access tokens and page signatures are out of date. */
  staleSignature: boolean;
};

export const noFaults: FaultSwitches = {
  drop: 0,
  reorder: 0,
  duplicate: 0,
  sleep: 0,
  wrongOrigin: false,
  staleSignature: false,
};

const shares = ['drop', 'reorder', 'duplicate'] as const;
const isShare = (name: string): name is (typeof shares)[number] => shares.some((known) => known === name);

const names = 'drop=0.1 reorder=0.1 duplicate=0.1 sleep=50 wrong-origin stale-signature';
const unusable = (text: string): never => {
  throw new Error(`--fault ${text}: write one or more of ${names}`);
};

const amount = (text: string, value: string, most: number): number => {
  const given = Number(value);
  return value !== '' && given >= 0 && given <= most ? given : unusable(text);
};

const one = (text: string): Partial<FaultSwitches> => {
  const [name = '', value = ''] = text.split('=');
  if (text === 'wrong-origin') return { wrongOrigin: true };
  if (text === 'stale-signature') return { staleSignature: true };
  if (name === 'sleep') return { sleep: amount(text, value, 10_000) };
  // A line that loses everything proves nothing.
  if (isShare(name)) return { [name]: amount(text, value, name === 'drop' ? 0.9 : 1) };
  return unusable(text);
};

/** `['drop=0.1,sleep=20', 'wrong-origin']`. Throws with the list of what there is. */
export const parseFaults = (given: readonly string[]): FaultSwitches => {
  const parts = given.flatMap((text) => text.split(',')).map((text) => text.trim());
  return Object.assign({ ...noFaults }, ...parts.map((part) => one(part))) as FaultSwitches;
};

export const harmsFrames = ({ drop, reorder, duplicate, sleep }: FaultSwitches): boolean =>
  drop > 0 || reorder > 0 || duplicate > 0 || sleep > 0;
