/** Finds a row again in what the server has now. */
export const inList =
  <Row extends { id: number }>(id: number | undefined) =>
  (data: unknown): Row | null =>
    (data as readonly Row[] | undefined)?.find((row) => row.id === id) ?? null;
