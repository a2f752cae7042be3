/**
 * The players behind one face: each takes a video and begins to play the ladder with its
 * lowest rung and a buffer of seconds, so that a choice of another rung shows soon. It gives
 * {version, rungs, choose}; rungs are in the order of their rate, and a choice holds for what is
 * loaded from then on. report(kind, text) is told of everything that the player complains of.
 */
const BUFFER_SECONDS = 2;

async function hlsJs(video, report) {
  const { default: Hls } = await import('/modules/hls.js/dist/hls.mjs');
  const logger = Object.fromEntries(
    ['trace', 'debug', 'log', 'info'].map((level) => [level, () => {}]),
  );
  const hls = new Hls({
    debug: {
      ...logger,
      warn: (...words) => report('warning', words.map(text).join(' ')),
      error: (...words) => report('error', words.map(text).join(' ')),
    },
    startLevel: 0,
    maxBufferLength: BUFFER_SECONDS,
    maxMaxBufferLength: BUFFER_SECONDS,
    backBufferLength: Infinity,
  });
  hls.on(Hls.Events.ERROR, (_, data) =>
    report(
      data.fatal ? 'fatal' : 'error',
      `${data.type} ${data.details} ${data.error?.message ?? data.reason ?? ''}`,
    ),
  );
  const parsed = new Promise((resolve) => hls.once(Hls.Events.MANIFEST_PARSED, resolve));
  hls.loadSource('/ladder/hls/main.m3u8');
  hls.attachMedia(video);
  await parsed;
  hls.loadLevel = 0;
  return {
    version: Hls.version,
    rungs: hls.levels.map(size),
    choose: (rung) => {
      hls.loadLevel = rung;
    },
  };
}

async function shaka(manifest, video, report) {
  const { shaka } = window;
  shaka.log.setLevel(shaka.log.Level.WARNING);
  shaka.polyfill.installAll();
  const player = new shaka.Player();
  const fail = (error) =>
    report(
      error.severity === shaka.util.Error.Severity.RECOVERABLE ? 'error' : 'fatal',
      `${error.code} ${error.message ?? ''} ${text(error.data)}`,
    );
  player.addEventListener('error', (event) => fail(event.detail));
  for (const type of ['gapjumped', 'stalldetected']) {
    player.addEventListener(type, () => report('error', `Shaka: ${type}`));
  }
  player.configure({
    // As if the network were very slow, so that it begins with the lowest rung.
    abr: { enabled: false, useNetworkInformation: false, defaultBandwidthEstimate: 1 },
    streaming: { bufferingGoal: BUFFER_SECONDS, rebufferingGoal: 1, bufferBehind: 1e6 },
  });
  await player.attach(video);
  try {
    await player.load(manifest);
  } catch (error) {
    fail(error);
    throw error;
  }
  const variants = player.getVariantTracks().sort((a, b) => a.bandwidth - b.bandwidth);
  return {
    version: shaka.Player.version,
    rungs: variants.map(size),
    choose: (rung) => {
      const { id } = variants[rung];
      player.selectVariantTrack(player.getVariantTracks().find((track) => track.id === id));
    },
  };
}

const size = ({ width, height }) => `${width}x${height}`;

function text(value) {
  if (value instanceof Error) return value.message;
  if (typeof value === 'object') {
    const seen = new Set();
    return JSON.stringify(value, (_, child) => {
      if (typeof child !== 'object' || child === null) return child;
      if (seen.has(child)) return '...';
      seen.add(child);
      return child;
    });
  }
  return String(value);
}

export const players = {
  'hls.js': hlsJs,
  'shaka-hls': (video, report) => shaka('/ladder/hls/main.m3u8', video, report),
  'shaka-dash': (video, report) => shaka('/ladder/dash/main.mpd', video, report),
};
