// npm start: checks the bundled example, prints what was found, writes the report and serves it on this machine only.
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { 'no-serve': { type: 'boolean', default: false }, port: { type: 'string', default: '8317' } },
});

const out = join(root, 'deconflict-out');
const example = join('examples', 'al-tanf');
process.stdout.write(
  `$ npx deconflict check ${example}/agreement.yaml ${example}/tracks --out deconflict-out\n\n`,
);
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'packages/deconflict/bin/deconflict.js'),
    'check',
    join(example, 'agreement.yaml'),
    join(example, 'tracks'),
    '--out',
    'deconflict-out',
  ],
  { cwd: root, stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);
if (!values['no-serve']) serve(Number(values.port));

/** The four files and nothing else: names are looked up in a list, never joined to a path. */
function serve(port) {
  const types = {
    'report.html': 'text/html; charset=utf-8',
    'findings.json': 'application/json',
    'findings.csv': 'text/csv; charset=utf-8',
    'findings.geojson': 'application/geo+json',
  };
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'report.html' : (request.url ?? '').slice(1);
    if (!Object.hasOwn(types, name) || !existsSync(join(out, name))) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    response.writeHead(200, { 'content-type': types[name], 'x-content-type-options': 'nosniff' });
    createReadStream(join(out, name)).pipe(response);
  });
  server.on('error', (error) => {
    if (error.code === 'EADDRINUSE' && port !== 0) {
      serve(0);
      return;
    }
    process.stderr.write(
      `The report cannot be served: ${error.message}. Open deconflict-out/report.html instead.\n`,
    );
    process.exitCode = 1;
  });
  server.listen(port, '127.0.0.1', () => {
    process.stdout.write(`\nReport: http://127.0.0.1:${server.address().port}/   (Ctrl+C stops)\n`);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}
