import { FastifyAdapter } from '@nestjs/platform-fastify';
import pg from 'pg';
import { measure, type Span } from '../support/measure.js';
import type { Measured } from '../support/load.js';
import type { Extent, Script } from './script.js';

/** As many connections as the product's own pool has. */
const CONNECTIONS = 20;

/** The statements in a loop on the database's own connections: what the product's rows cost at the least. */
export async function playBySql(
  database: pg.PoolConfig,
  script: Script,
  { extent, span }: { readonly extent: Extent; readonly span: Span },
): Promise<Measured> {
  const pool = new pg.Pool({ ...database, max: CONNECTIONS });
  try {
    return await measure(span, script.length, () => ({
      once: async (_, stepDone) => {
        const fresh = script.fresh();
        for (let index = 0; index < script.length; index++) {
          await playRequest(pool, script, { index, fresh, extent });
          stepDone();
        }
      },
      close: () => undefined,
    }));
  } finally {
    await pool.end();
  }
}

/** The same statements behind bare routes: one request of the product is one request here, and nothing is checked. */
export async function serveBySql(
  database: pg.PoolConfig,
  script: Script,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const pool = new pg.Pool({ ...database, max: CONNECTIONS });
  const server = new FastifyAdapter().getInstance();
  const living = new Map<string, readonly string[]>();
  server.post<{ Params: { id: string; index: string } }>(
    '/lifecycles/:id/requests/:index',
    async ({ params }) => {
      const index = Number(params.index);
      const fresh = living.get(params.id) ?? script.fresh();
      living.set(params.id, fresh);
      const rows = await playRequest(pool, script, { index, fresh, extent: 'all' });
      if (index === script.length - 1) living.delete(params.id);
      return { rows };
    },
  );
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    stop: async () => {
      await server.close();
      await pool.end();
    },
  };
}

async function playRequest(
  pool: pg.Pool,
  script: Script,
  {
    index,
    fresh,
    extent,
  }: { readonly index: number; readonly fresh: readonly string[]; readonly extent: Extent },
): Promise<number> {
  const client = await pool.connect();
  let rows = 0;
  try {
    for (const statement of script.fill(index, fresh, extent))
      rows += (await client.query(statement)).rowCount ?? 0;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
  return rows;
}
