import type { VisitorRow } from './append-statements.ts';

const most = 10_000;

/**
 * The writer's memory of visitors. It is the only one who changes them, so what it remembers is right as long as it
 * forgets everything when a group is rolled back.
 */
export class VisitorCache {
  readonly #rows = new Map<string, VisitorRow>();

  get(deskId: number, userid: string): VisitorRow | undefined {
    return this.#rows.get(`${deskId}/${userid}`);
  }

  keep(deskId: number, userid: string, row: VisitorRow): VisitorRow {
    if (this.#rows.size >= most) this.#rows.clear();
    this.#rows.set(`${deskId}/${userid}`, row);
    return row;
  }

  forget(): void {
    this.#rows.clear();
  }
}
