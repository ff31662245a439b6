import { EnvironmentError } from './config/environment';
import { FolderInUseError } from '@till/payments/database/folder-lock';
import { HandlerError } from '@till/payments/jobs/handler.error';
import { ContributorsError } from '@till/payments/payments/session/contributors-in-order';
import { SessionConflictError } from '@till/payments/payments/session/session-parts';
import { startFault } from './start-fault';

const http = { operatorPort: 7070 } as Parameters<typeof startFault>[1];
const fault = (fields: object) => Object.assign(new Error('it failed'), fields);

describe('a shop that cannot start', () => {
  it.each([
    [new EnvironmentError('PORT is "x"'), 'PORT is "x"'],
    [new FolderInUseError('/data', 7), 'process 7'],
    [new HandlerError('Shipping.ship takes two'), 'Shipping.ship takes two'],
    [new ContributorsError('Sale and Gift are both called sale'), 'both called sale'],
    [new SessionConflictError('locale', 'sale', 'gift'), 'sale and gift set locale of the'],
    [fault({ code: 'EADDRINUSE', port: 7000 }), 'Port 7000 is in use. Try: PORT=7001 npm start'],
    [fault({ code: 'EADDRINUSE', port: 7070 }), 'Try: OPERATOR_PORT=7071 npm start'],
    [fault({ code: 'EACCES', port: 80 }), 'Port 80 is kept for administrators'],
    [fault({ code: 'ECONNREFUSED' }), 'The database at DATABASE_URL does not answer'],
  ])('says in one line what is wrong and the way out (%#)', (error, text) => {
    expect(startFault(error, http)).toContain(text);
    expect(startFault(error, http).split('\n')).toHaveLength(1);
  });

  it('shows where a mistake of ours was made', () => {
    expect(startFault(new Error('a mistake'))).toContain('start-fault.spec.ts');
  });
});
