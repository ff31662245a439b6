import { IsString, MaxLength } from 'class-validator';
import type { OrderLookup } from './order';

/** Any text is a number or an address that no order has: only what could not be stored is refused. */
export class OrderLookupDto implements OrderLookup {
  @MaxLength(40)
  @IsString()
  readonly number!: string;

  @MaxLength(320)
  @IsString()
  readonly email!: string;
}
