import { Module } from '@nestjs/common';
import { AutumnSaleContributor } from './autumn-sale.contributor';

@Module({ providers: [AutumnSaleContributor] })
export class AutumnSaleModule {}
