import type { JWTPayload, JWTVerifyGetKey, KeyObject } from 'jose';
import type { DeskRecord } from '../store/accounts-port.ts';
import { LoginFailed } from './login-failure.ts';

/** W6: clocks may differ by this much. */
export const skewSeconds = 60;

type Key = KeyObject | JWTVerifyGetKey;

/** The claims of a token that this desk's key signed; throws why not. */
export const verifyToken = async (
  token: string,
  desk: DeskRecord,
  key: Key,
  now: number,
): Promise<JWTPayload & { exp: number; sub: string }> => {
  const { jwtVerify, errors } = await import('jose');
  const options = {
    // W6: the one algorithm that the operator fixed, never what the token says.
    algorithms: [desk.ssoAlgorithm],
    clockTolerance: skewSeconds,
    requiredClaims: ['exp', 'sub'],
    currentDate: new Date(now),
  };
  try {
    const { payload } = await (typeof key === 'function'
      ? jwtVerify(token, key, options)
      : jwtVerify(token, key, options));
    const { exp, sub, iat } = payload;
    if (exp === undefined || typeof sub !== 'string') throw new LoginFailed('invalid', desk.id);
    if (iat !== undefined && iat * 1000 > now + skewSeconds * 1000) throw new LoginFailed('invalid', desk.id);
    return { ...payload, exp, sub };
  } catch (error) {
    if (error instanceof LoginFailed) throw error;
    if (error instanceof errors.JWTExpired) throw new LoginFailed('expired', desk.id);
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw new LoginFailed('invalid', desk.id);
    throw error;
  }
};
