import { ContractBroken } from '../outcome.ts';
import { type Frame, isFrame } from './frame.ts';

export type Answer = Frame & { status: number };

/** POST of JSON, as a company's server does it. */
export const postJson = async (url: string, body: unknown, bearer?: string): Promise<Answer> => {
  const headers = {
    'content-type': 'application/json',
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  }).catch((error: unknown) => {
    throw new ContractBroken(`${url} does not answer: ${error instanceof Error ? error.message : 'refused'}`);
  });
  const given: unknown = await answer.json().catch(() => null); // not JSON: said below
  if (!isFrame(given))
    throw new ContractBroken(`${url} answered ${answer.status} with something that is no JSON object`);
  return { ...given, status: answer.status };
};
