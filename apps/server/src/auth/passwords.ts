import { hash, verify } from '@node-rs/argon2';

// argon2id with the parameters that OWASP recommends (19 MiB, two passes).
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, settings);

let decoy: Promise<string> | undefined;

/** Takes as long for an account that does not exist, so that time tells nobody which accounts there are. */
export const passwordFits = async (stored: string | null, password: string): Promise<boolean> => {
  decoy ??= hashPassword('nobody has this password');
  const fits = await verify(stored ?? (await decoy), password);
  return stored !== null && fits;
};
