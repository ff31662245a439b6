import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withListed } from './nest-module.mjs';

const entry = { className: 'GiftModule', from: './extensions/gift/gift.module' };

describe('a class more in a Nest module', () => {
  it('is imported in the order of paths and listed first, and comments stay', () => {
    const text = `import { Module } from '@nestjs/common';
import { CatalogModule } from './catalog/catalog.module';
import { JobsModule } from './jobs/jobs.module';

@Module({
  imports: [
    CatalogModule,
    // Ends last.
    JobsModule,
  ],
})
export class AppModule {}
`;
    assert.equal(
      withListed(text, { list: 'imports', ...entry }),
      `import { Module } from '@nestjs/common';
import { CatalogModule } from './catalog/catalog.module';
import { GiftModule } from './extensions/gift/gift.module';
import { JobsModule } from './jobs/jobs.module';

@Module({
  imports: [GiftModule, 
    CatalogModule,
    // Ends last.
    JobsModule,
  ],
})
export class AppModule {}
`,
    );
  });

  it('makes the list where there is none', () => {
    const text = `import { Module } from '@nestjs/common';\n\n@Module({})\nexport class TeamModule {}\n`;
    assert.equal(
      withListed(text, { list: 'providers', className: 'Gift', from: './gift' }),
      `import { Module } from '@nestjs/common';\nimport { Gift } from './gift';\n\n@Module({providers: [Gift],})\nexport class TeamModule {}\n`,
    );
  });

  it('is left to a person where the list is none that is written out', () => {
    const text = `@Module({ providers: [...all].toSorted() })\nexport class TeamModule {}\n`;
    assert.throws(() => withListed(text, { list: 'providers', ...entry }), /do it by hand/);
    assert.throws(() => withListed('export class A {}', { list: 'imports', ...entry }), /@Module/);
  });
});
