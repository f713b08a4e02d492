import { backup } from './backup.ts';
import type { Command } from './cli.ts';
import { createAdmin } from './create-admin.ts';
import { deliveries } from './deliveries.ts';
import { doctor } from './doctor.ts';
import { exportDesk } from './export.ts';
import { migrateCommand } from './migrate.ts';
import { redeliver } from './redeliver.ts';
import { restore } from './restore.ts';

export const commands: Readonly<Record<string, Command>> = {
  migrate: migrateCommand,
  backup,
  restore,
  export: exportDesk,
  'create-admin': createAdmin,
  deliveries,
  redeliver,
  doctor,
};
