/** The same ids with one of them a place further up or down. */
export const moved = (ids: readonly number[], id: number, by: 1 | -1): number[] => {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  return ids.with(from, ids[to] ?? id).with(to, id);
};
