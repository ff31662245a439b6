import { Global, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../config/configuration';
import { DatabaseService } from './database.service';
import { openEmbedded } from './embedded.connection';
import { openPostgres } from './postgres.connection';

@Global()
@Module({
  providers: [
    {
      provide: DatabaseService,
      inject: [ConfigService],
      useFactory: async (config: ConfigService<Configuration, true>) => {
        const { url } = config.get('database', { infer: true });
        const dataDir = config.get('dataDir', { infer: true });
        return new DatabaseService(await (url ? openPostgres(url) : openEmbedded(dataDir)));
      },
    },
  ],
  exports: [DatabaseService],
})
export class DatabaseModule {}
