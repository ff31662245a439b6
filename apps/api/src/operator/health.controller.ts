import { Controller, Get, Header } from '@nestjs/common';
import { DatabaseService } from '@till/payments';

/** For whoever keeps the process running: `live` says that it answers, `ready` that it can serve shoppers. */
@Controller('health')
export class HealthController {
  constructor(private readonly database: DatabaseService) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** 503 `database_unavailable` while the database does not answer. */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(): Promise<{ status: 'ready' }> {
    await this.database.ping();
    return { status: 'ready' };
  }
}
