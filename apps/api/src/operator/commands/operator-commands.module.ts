import { Module } from '@nestjs/common';
import { OperatorModule } from '../operator.module';
import { CaptureCommand } from './capture.command';
import { EraseCommand } from './erase.command';
import { OrderRecordRepository } from './order-record.repository';
import { OrderCommand } from './order.command';
import { ReconcileCommand } from './reconcile.command';
import { RefundCommand } from './refund.command';
import { ReleaseCommand } from './release.command';

/** What an operator may tell the shop to do: each command offers itself to the operator's port. */
@Module({
  imports: [OperatorModule],
  providers: [
    CaptureCommand,
    EraseCommand,
    OrderCommand,
    OrderRecordRepository,
    ReconcileCommand,
    RefundCommand,
    ReleaseCommand,
  ],
})
export class OperatorCommandsModule {}
