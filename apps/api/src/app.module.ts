import { Module } from '@nestjs/common';

/** Table of contents. The configuration comes with `createApp`. */
@Module({
  imports: [],
})
export class AppModule {}
