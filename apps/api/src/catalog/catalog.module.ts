import { Module } from '@nestjs/common';
import { CatalogSeed } from './catalog.seed';
import { ProductsController } from './products.controller';

/** The shelf as the storefront reads it, and the goods it begins with. */
@Module({ controllers: [ProductsController], providers: [CatalogSeed] })
export class CatalogModule {}
