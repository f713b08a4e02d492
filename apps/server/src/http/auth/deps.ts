import type { OneAtATime } from '../../auth/one-at-a-time.ts';
import type { Passwords } from '../../auth/passwords.ts';
import type { SigningKeys } from '../../auth/signing-keys.ts';
import type { Deps } from '../../deps.ts';

export type AuthDeps = Deps & { passwords: Passwords; loginTurns: OneAtATime; signingKeys: SigningKeys };
