import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  type CheckoutLine,
  type CreateCheckoutSession,
  MAX_LINES,
  MAX_QUANTITY,
  type UiMode,
} from './checkout';

/** A left-out field is fine; null is a value of the wrong type, so `IsOptional` would let too much through. */
const Optional = () => ValidateIf((_body, value) => value !== undefined);

/** Printable text: no control characters, no bidirectional overrides, nothing of zero width. */
const PLAIN_TEXT = /^[^\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]*$/u;

export class CheckoutLineDto implements CheckoutLine {
  @Matches(/^[a-z0-9][a-z0-9-]{0,63}$/)
  @IsString()
  readonly id!: string;

  @Max(MAX_QUANTITY)
  @Min(1)
  @IsInt()
  @Optional()
  readonly quantity?: number;

  @Max(Number.MAX_SAFE_INTEGER)
  @Min(0)
  @IsInt()
  @Optional()
  readonly price?: number;

  @Matches(PLAIN_TEXT, { context: { code: 'invalid_text' } })
  @MaxLength(250)
  @IsString()
  @Optional()
  readonly name?: string;
}

export class CreateCheckoutSessionDto implements CreateCheckoutSession {
  @IsUUID('4')
  @IsString()
  @Optional()
  readonly cartId?: string;

  @Matches(/^[a-z]{3}$/, { context: { code: 'not_in_list' } })
  @IsString()
  @Optional()
  readonly currency?: string;

  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  @IsString()
  @Optional()
  readonly locale?: string;

  @IsIn(['hosted_page', 'embedded_page'])
  @IsString()
  @Optional()
  readonly uiMode?: UiMode;

  @ValidateNested({ each: true })
  @Type(() => CheckoutLineDto)
  @ArrayMaxSize(MAX_LINES)
  @ArrayMinSize(1)
  @IsObject({ each: true })
  @IsArray()
  readonly products!: CheckoutLineDto[];
}
