import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
import type { PoolConfig } from 'pg';

/** The small pool that requests waiting for one another cannot use up: `@InjectDataSource(RESERVED)`. */
export const RESERVED = 'reserved';

/** Injects a `UnitOfWork` on the reserved pool. */
export const RESERVED_UNIT_OF_WORK = Symbol('ReservedUnitOfWork');

const REQUEST_CONNECTIONS = 20;

/** One for the sweep, one for the relay; the others prove who calls, a statement of a millisecond, and answer probes. */
const RESERVED_CONNECTIONS = 4;

/**
 * What the server is told of every session of these pools: nobody waits for a row longer than a caller would, a process
 * that has stopped working in the middle of a transaction loses its locks, and so does a machine that is gone.
 *
 * Migrations, the turn of a first start and the queue have sessions of their own and keep their patience.
 */
const SESSION_LIMITS = [
  'lock_timeout=10s',
  'idle_in_transaction_session_timeout=60s',
  'tcp_keepalives_idle=30',
  'tcp_keepalives_interval=10',
  'tcp_keepalives_count=3',
];

/** For requests and jobs. */
export function requestPool(database: PoolConfig): TypeOrmModuleOptions {
  return { ...poolOf(database, database.max ?? REQUEST_CONNECTIONS), autoLoadEntities: true };
}

/** For what must go on while every connection of requests is taken. */
export function reservedPool(database: PoolConfig): TypeOrmModuleOptions {
  return { ...poolOf(database, RESERVED_CONNECTIONS), name: RESERVED };
}

function poolOf(database: PoolConfig, poolSize: number): TypeOrmModuleOptions {
  const { host, port, user, password, database: name, connectionString, options } = database;
  return {
    type: 'postgres',
    ...(connectionString === undefined
      ? { host, port, username: user, password: password as string | undefined, database: name }
      : { url: connectionString }),
    poolSize,
    extra: { options: limited(options), keepAlive: true },
    synchronize: false,
    migrationsRun: false,
    retryAttempts: 0,
    installExtensions: false,
    logging: false,
  };
}

/** What the address itself says comes last, and the last word counts. */
function limited(options: string | undefined): string {
  return [...SESSION_LIMITS.map((limit) => `-c ${limit}`), options].filter(Boolean).join(' ');
}
