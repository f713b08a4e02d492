export type Passwords = {
  hash(password: string): Promise<string>;
  /** `stored` null: nobody by that name. Takes the same time, and says no. */
  verify(stored: string | null, password: string): Promise<boolean>;
};

/** OWASP's argon2id parameters; tests take cheaper ones of the same algorithm. */
export const passwordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// The native library loads at the first password, not at the start.
const argon2 = () => import('@node-rs/argon2');

export const createPasswords = (cost: typeof passwordCost): Passwords => {
  // argon2id is the library's default algorithm.
  const hash = async (password: string): Promise<string> => (await argon2()).hash(password, cost);
  let nobody: Promise<string> | undefined;
  return {
    hash,
    verify: async (stored, password) => {
      nobody ??= hash('the password of nobody');
      const matches = await (await argon2()).verify(stored ?? (await nobody), password);
      return stored !== null && matches;
    },
  };
};
