import { WireError } from '@inlay/protocol/errors.ts';

const depthAllowed = 16;

const isDeeper = (value: unknown, left: number): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((child) => isDeeper(child, left - 1));
};

/** A14: passes on as given, but nobody shall take it for an answer or a command of the server. */
export const checkPassedData = (data: Record<string, unknown>): Record<string, unknown> => {
  const imitatesAnswer = Object.hasOwn(data, 'code') && data['code'] !== 0;
  const imitatesLogin = data['method'] === 'login';
  if (imitatesAnswer || imitatesLogin) throw new WireError(400, 'imitates_server');
  if (isDeeper(data, depthAllowed))
    throw new WireError(400, 'field_deep', { field: 'data', wanted: depthAllowed });
  return data;
};
