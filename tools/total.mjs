// Adds up the counts that runs have left: those of `npm test`, and the runs named as arguments.
import { printTotal } from './counts/counts.mjs';
import { projectsWith } from './workspace.mjs';

const runs = [...projectsWith('test'), ...process.argv.slice(2)];
process.exitCode = printTotal(runs) ? 0 : 1;
