import { Module } from '@nestjs/common';
import { Catalog } from './catalog';
import { CatalogRepository } from './catalog.repository';
import { CatalogSeed } from './catalog.seed';
import { CurrencyPipe } from './currency.pipe';
import { ProductsController } from './products.controller';
import { Stock } from './stock';
import { StockRepository } from './stock.repository';

@Module({
  controllers: [ProductsController],
  providers: [
    CatalogSeed,
    CurrencyPipe,
    { provide: Catalog, useClass: CatalogRepository },
    { provide: Stock, useClass: StockRepository },
  ],
  exports: [Catalog, CurrencyPipe, Stock],
})
export class CatalogModule {}
