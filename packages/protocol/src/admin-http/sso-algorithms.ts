// W6. Without the schema library, for pages.

export const secretAlgorithms = ['HS256', 'HS384', 'HS512'] as const;
export type SecretAlgorithm = (typeof secretAlgorithms)[number];

export const keySetAlgorithms = [
  ...(['RS256', 'RS384', 'RS512'] as const),
  ...(['ES256', 'ES384', 'ES512'] as const),
  ...(['PS256', 'PS384', 'PS512'] as const),
] as const;

/** A shorter one could be guessed from a single token. */
export const shortestSecretBytes = 48;
