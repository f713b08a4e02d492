import { randomUUID } from 'node:crypto';
import { createCompany } from './demo-company.ts';
import { readSettings } from './settings.ts';

// Run by `npm start` beside the server, which prints the links.
const settings = readSettings(process.env);
const deps = {
  settings,
  now: () => Date.now(),
  newId: () => randomUUID(),
  onFault: (error: unknown) => console.error('demo site:', error),
};
const company = createCompany(deps);
// `localhost` is ::1 in some browsers. A machine without IPv6 goes without.
const companyV6 = createCompany(deps);

company.on('error', (error) => {
  console.error(`demo site: port ${settings.port}: ${error.message}`);
  process.exit(1);
});
companyV6.on('error', (error: NodeJS.ErrnoException) => {
  const isWithoutV6 = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT';
  if (!isWithoutV6) console.error(`demo site: [::1]:${settings.port}: ${error.message}`);
});

company.listen(settings.port, '127.0.0.1');
companyV6.listen(settings.port, '::1');

const stop = (): void => {
  for (const server of [company, companyV6]) {
    server.close();
    server.closeAllConnections();
  }
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
