import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule as NestConfigModule } from '@nestjs/config';
import type { Configuration } from './configuration';

/** Makes `ConfigService<Configuration, true>` injectable everywhere: `config.get('stripe', { infer: true })`. */
@Module({})
export class ConfigModule {
  static async of(configuration: Configuration): Promise<DynamicModule> {
    const values = await NestConfigModule.forRoot({
      isGlobal: true,
      ignoreEnvFile: true,
      skipProcessEnv: true,
      validatePredefined: false,
      load: [() => configuration],
    });
    return { module: ConfigModule, imports: [values] };
  }
}
