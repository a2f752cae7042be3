import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mpd': 'application/dash+xml',
  '.mp4': 'video/mp4',
  '.m4s': 'video/iso.segment',
};

/**
 * Serves folders on a free port of this machine.
 *
 * @param mounts from the first part of a request's path to a folder
 * @returns {origin, failures, close}; failures grows by every request that was not answered well
 */
export async function serve(mounts) {
  const failures = [];
  const server = createServer(async (request, response) => {
    const status = await answer(mounts, request, response);
    if (status >= 400) {
      failures.push(`${status} ${request.url}`);
      response.writeHead(status).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    failures,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(mounts, request, response) {
  const [mount, ...rest] = decodeURIComponent(new URL(request.url, 'http://x').pathname)
    .slice(1)
    .split('/');
  const type = TYPES[path.extname(request.url.split('?')[0])];
  if (!Object.hasOwn(mounts, mount) || rest.includes('..') || !type) return 404;
  const file = path.join(mounts[mount], ...rest);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return 404;
  const range = byteRange(request.headers.range, found.size);
  if (!range) return 416;
  response.writeHead(request.headers.range ? 206 : 200, {
    'Content-Type': type,
    'Content-Length': range.end - range.start + 1,
    'Cache-Control': 'no-store',
    ...(request.headers.range && {
      'Content-Range': `bytes ${range.start}-${range.end}/${found.size}`,
    }),
  });
  createReadStream(file, range).pipe(response);
  return response.statusCode;
}

function byteRange(header, size) {
  if (!header) return { start: 0, end: size - 1 };
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header) ?? [];
  const range = { start: Number(first), end: last ? Math.min(Number(last), size - 1) : size - 1 };
  return range.start <= range.end ? range : undefined;
}
