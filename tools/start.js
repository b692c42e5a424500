// npm start: checks the bundled example, prints what was found, writes the report and serves it on this machine only.
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const usage = 'usage: npm start -- [--no-serve] [--port 0..65535]\n';
const { noServe, port: wantedPort } = readOptions();

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
if (!noServe) serve(wantedPort);

/** What the caller asked for; ends the program with a line of usage where that cannot be told. */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        'no-serve': { type: 'boolean', default: false },
        port: { type: 'string', default: '8317' },
      },
    });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : NaN;
    if (!(port <= 65535)) throw new RangeError(`Port '${values.port}' is none`);
    return { noServe: values['no-serve'], port };
  } catch (error) {
    process.stderr.write(`${error.message}\n${usage}`);
    process.exit(2);
  }
}

/** The four files and nothing else: names are looked up in a list, never joined to a path. */
function serve(port) {
  const types = {
    'report.html': 'text/html; charset=utf-8',
    'findings.json': 'application/json',
    'findings.csv': 'text/csv; charset=utf-8',
    'findings.geojson': 'application/geo+json',
  };
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response
        .writeHead(405, { 'content-type': 'text/plain', allow: 'GET, HEAD' })
        .end('only GET and HEAD\n');
      return;
    }
    const name = request.url === '/' ? 'report.html' : (request.url ?? '').slice(1);
    if (!Object.hasOwn(types, name) || !existsSync(join(out, name))) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    response.writeHead(200, { 'content-type': types[name], 'x-content-type-options': 'nosniff' });
    if (request.method === 'HEAD') response.end();
    else createReadStream(join(out, name)).pipe(response);
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
