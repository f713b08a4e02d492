import type { Desk } from '../model/desk.ts';
import type { Session } from '../session/api.ts';
import type { ParentPage } from './parent-page.ts';

type Deps = { desk: Desk; session: Session; parent: ParentPage | null; onTrouble: (error: unknown) => void };

export const startFrame =
  (_deps: Deps): (() => void) =>
  () => {};
