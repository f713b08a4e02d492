import { mismatches, type Shape } from './shape.ts';

/** What came of one check. `chapter` is that of the interface's reference. */
export type Outcome = {
  interface: 1 | 2 | 3 | 4;
  chapter: string;
  title: string;
  status: 'passed' | 'failed' | 'skipped';
  /** What was expected and what came; why it was skipped. Empty when it passed. */
  detail: string;
  ms: number;
};

/** The other side did not keep to the reference. */
export class ContractBroken extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ContractBroken';
  }
}

/** The check cannot be made here; nobody is to blame. */
export class Skipped extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Skipped';
  }
}

export const broken = (message: string): never => {
  throw new ContractBroken(message);
};

export const expectShape = (what: string, shape: Shape, value: unknown): void => {
  const problems = mismatches(shape, value);
  if (problems.length > 0) broken(`${what}: ${problems.slice(0, 5).join('; ')}`);
};

/** `what` names what must not be there; the first of it is shown. */
export const expectNone = (what: string, found: readonly unknown[]): void => {
  if (found.length > 0) broken(`${found.length} × ${what}: ${JSON.stringify(found[0])?.slice(0, 200)}`);
};

export const expectThat = (fits: boolean, message: string): void => {
  if (!fits) broken(message);
};
