import { startGateway } from '../test/support/gateway-process.ts';

/** What CI does last: starts the server as `npm start` does, asks it one query over HTTP and stops it with SIGTERM. */
const gateway = await startGateway({ command: ['scripts/start.mjs'] });
const answer = JSON.stringify(await gateway.ask('{ quote(symbol: "AAPL") { price source } }'));
const { exitCode } = await gateway.stop('SIGTERM');

if (!/^{"data":{"quote":{"price":[\d.]+,"source":"SIMULATED"}}}$/.test(answer.trim())) fail(`It answered ${answer}`);
if (exitCode !== 0) fail(`It ended with exit code ${exitCode}, not 0.`);

function fail(fault: string): void {
  process.stderr.write(`${fault}\n${gateway.output()}`);
  process.exitCode = 1;
}
