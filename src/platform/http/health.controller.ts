import { Controller, Get, HttpCode } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { DomainError } from '../../kernel/errors.js';
import { Public } from '../auth/requires.js';
import { RESERVED } from '../database/pools.js';
import { HealthView } from './health.view.js';

/** For probes and scripts: ready means that a request can be served right now. */
@Controller('health')
export class HealthController {
  constructor(@InjectDataSource(RESERVED) private readonly dataSource: DataSource) {}

  /** The process answers. */
  @Get('live')
  @Public()
  live(): HealthView {
    return { status: 'live' };
  }

  /** A request can be served right now: the database answers too. */
  @Get('ready')
  @Public()
  @HttpCode(200)
  async ready(): Promise<HealthView> {
    try {
      await this.dataSource.query('select accord_now()');
    } catch {
      throw new DomainError(
        'unavailable',
        'database_unreachable',
        'The database does not answer. Try again shortly.',
      );
    }
    return { status: 'ready' };
  }
}
