import { useEffect, useState } from 'preact/hooks';
import type { Cell } from '../session/cell.ts';

export const useCell = <T>(cell: Cell<T>): T => {
  const [value, setValue] = useState(() => cell.get());
  useEffect(() => {
    // It may have changed between the first drawing and now.
    setValue(() => cell.get());
    return cell.subscribe(() => setValue(() => cell.get()));
  }, [cell]);
  return value;
};
