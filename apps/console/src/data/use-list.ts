import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useAdmin } from './admin.ts';

/** What the server has at this path, kept until a change of it. */
export const useList = <T>(path: string, everyMs: number | false = false): UseQueryResult<T> => {
  const admin = useAdmin();
  return useQuery({ queryKey: [path], queryFn: () => admin.get<T>(path), refetchInterval: everyMs });
};
