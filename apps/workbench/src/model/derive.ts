/** Remembers the last answer, so that a selector gives the same array for the same state. */
export const derive = <S, P extends unknown[], R>(
  pick: (state: S) => readonly [...P],
  compute: (...parts: readonly [...P]) => R,
): ((state: S) => R) => {
  let last: { parts: readonly [...P]; result: R } | null = null;
  return (state) => {
    const parts = pick(state);
    if (!last || parts.some((part, at) => part !== last?.parts[at]))
      last = { parts, result: compute(...parts) };
    return last.result;
  };
};
