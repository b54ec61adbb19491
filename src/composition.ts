import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { PoolConfig } from 'pg';
import { AppModule } from './app.module.js';
import type { Settings } from './platform/config/settings.js';
import { configurePgTypes } from './platform/database/pg-types.js';
import { createHttpApp } from './platform/http/create-http-app.js';

export { fillFirstStart } from './first-start/first-start.js';
export { accountLines } from './first-start/show-accounts.js';
export { DOCS_PATH } from './platform/http/openapi.js';

/**
 * The whole product over a database, not yet listening.
 * @param database how the runtime role reaches it
 */
export function compose(settings: Settings, database: PoolConfig): Promise<NestFastifyApplication> {
  configurePgTypes();
  return createHttpApp(AppModule.with({ settings, database }), {
    uploadLimitBytes: settings.uploadMaxMb * 1024 * 1024,
    trustedProxies: settings.trustedProxies,
  });
}
