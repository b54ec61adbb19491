import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { PoolConfig } from 'pg';
import { Audiences } from './audiences.js';
import { ChangeStreams } from './change-streams.js';
import { ChangesController } from './changes.controller.js';
import { CHANGES_DATABASE, TellChanges } from './tell-changes.js';

/** Pages that stay open are told that something has moved. */
@Global()
@Module({})
export class RealtimeModule {
  static with({ database }: { readonly database: PoolConfig }): DynamicModule {
    return {
      module: RealtimeModule,
      controllers: [ChangesController],
      providers: [{ provide: CHANGES_DATABASE, useValue: database }, Audiences, ChangeStreams, TellChanges],
      exports: [Audiences],
    };
  }
}
