import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { type Admin, useAdmin } from './admin.ts';

/**
 * A change, after which these paths are read again: after a refusal too, since somebody may have been faster, and the
 * next try needs the version that is there now.
 */
export const useChange = <Input, Output>(
  run: (admin: Admin, input: Input) => Promise<Output>,
  paths: readonly string[],
): UseMutationResult<Output, Error, Input> => {
  const admin = useAdmin();
  const queries = useQueryClient();
  const refresh = async () => {
    await Promise.all([...paths, '/audit'].map((path) => queries.invalidateQueries({ queryKey: [path] })));
  };
  return useMutation({ mutationFn: (input: Input) => run(admin, input), onSettled: refresh });
};
