/**
 * Plays a finished ladder in headless Chromium to its end and prints what happened as one line of
 * JSON.
 *
 *   node play.mjs --folder OUT --player hls.js|shaka-hls|shaka-dash [--rate N] [--chromium FILE]
 *       [--cells N --fps N] [--screenshot FILE --at SECONDS]
 *
 * With --cells the pictures carry their numbers, as those of CodedFilm do, and are checked.
 *
 * It measures and does not judge: the exit code is 0 whatever the player made of the ladder.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--mute-audio',
];

const COMPLAINTS = ['error', 'warning', 'assert'];

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    player: { type: 'string' },
    rate: { type: 'string', default: '1' },
    limit: { type: 'string', default: '120' },
    cells: { type: 'string' },
    fps: { type: 'string' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
    screenshot: { type: 'string' },
    at: { type: 'string', default: '1' },
  },
});
const here = path.dirname(fileURLToPath(import.meta.url));
const server = await serve({
  ladder: path.resolve(values.folder),
  modules: path.join(here, 'node_modules'),
  page: path.join(here, 'page'),
});
const browser = await chromium.launch({ executablePath: values.chromium, args: FLAGS });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const said = [];
  page.on('console', (message) => {
    if (COMPLAINTS.includes(message.type())) said.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  const query = new URLSearchParams({
    player: values.player,
    rate: values.rate,
    limit: values.limit,
    ...(values.cells && { cells: values.cells, fps: values.fps }),
  });
  await page.goto(`${server.origin}/page/index.html?${query}`);
  if (values.screenshot) {
    await page.waitForFunction(
      (at) => document.querySelector('video').currentTime >= at,
      Number(values.at),
    );
    await page.screenshot({ path: values.screenshot });
  }
  const result = await page.evaluate(() => window.result);
  console.log(
    JSON.stringify({
      player: values.player,
      browser: browser.version(),
      failedRequests: server.failures,
      console: said,
      ...result,
    }),
  );
} finally {
  await browser.close();
  server.close();
}
