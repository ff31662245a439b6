import { Module } from '@nestjs/common';
import { DatabaseModule } from './database/database.module';
import { OperatorModule } from './operator/operator.module';

/** Table of contents. The configuration comes with `createApp`. */
@Module({
  imports: [DatabaseModule, OperatorModule],
})
export class AppModule {}
