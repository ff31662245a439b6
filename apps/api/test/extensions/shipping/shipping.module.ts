import { Module } from '@nestjs/common';
import { Carrier } from './carrier';
import { ShippingService } from './shipping.service';

@Module({ providers: [Carrier, ShippingService] })
export class ShippingModule {}
