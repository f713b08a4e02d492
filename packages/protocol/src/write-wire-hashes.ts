// node packages/protocol/src/write-wire-hashes.ts: after a change of the wire that is meant. Then tell it in WIRE-CHANGES.md.
import { writeFileSync } from 'node:fs';
import { wireHashes, wireVersionHash } from './wire-hashes.ts';

writeFileSync(new URL('../wire-hashes.json', import.meta.url), `${JSON.stringify(wireHashes(), null, 2)}\n`);
process.stdout.write(
  `wire-hashes.json is written. Add an entry with ${wireVersionHash()} to WIRE-CHANGES.md and a line to CHANGELOG.md.\n`,
);
