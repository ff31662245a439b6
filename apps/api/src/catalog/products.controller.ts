import { Controller, Get, Header, Param, Query, UseInterceptors } from '@nestjs/common';
import type { Product, ProductList } from '@till/shared-types';
import { Catalog, CurrencyPipe, ProblemException } from '@till/payments';
import { EtagInterceptor } from './etag.interceptor';
import { LocalePipe } from './locale.pipe';

/** Seconds: a price is compared again at checkout, so a shopper may see one that is this old. */
const CACHE = 'public, max-age=10, stale-while-revalidate=60';

@Controller('products')
@UseInterceptors(EtagInterceptor)
export class ProductsController {
  constructor(private readonly catalog: Catalog) {}

  @Get()
  @Header('Cache-Control', CACHE)
  async list(
    @Query('currency', CurrencyPipe) currency: string,
    @Query('locale', LocalePipe) locale?: string,
  ): Promise<ProductList> {
    return { currency, products: await this.catalog.list(currency, locale) };
  }

  @Get(':id')
  @Header('Cache-Control', CACHE)
  async product(
    @Param('id') id: string,
    @Query('currency', CurrencyPipe) currency: string,
    @Query('locale', LocalePipe) locale?: string,
  ): Promise<Product> {
    const [product] = await this.catalog.find([id], currency, locale);
    if (!product) throw new ProblemException('product_not_found', 'No such product is for sale');
    return product;
  }
}
