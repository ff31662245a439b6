import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { DisputeReaction } from './dispute.reaction';
import { europe } from './europe.account';
import { india } from './india.account';
import { ParcelEffect } from './parcel.effect';

/** A team's application: two accounts, and what follows from the orders of both. */
@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true }), india, europe],
  providers: [DisputeReaction, ParcelEffect],
})
export class AppModule {}
