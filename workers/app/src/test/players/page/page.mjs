import { players } from './players.mjs';
import { Strip } from './strip.mjs';
import { Watch } from './watch.mjs';

/** After so long without progress it will not come. */
const GIVE_UP_MILLIS = 10_000;

const asked = new URL(location).searchParams;
const video = document.querySelector('video');
const reports = { fatal: [], error: [], warning: [] };
const report = (kind, text) => reports[kind].push(text.trim());

/** Plays in thirds: the lowest rung, the highest, the lowest. Appending decides, for it is ahead. */
function steps(player) {
  const highest = player.rungs.length - 1;
  return [
    { from: 1 / 3, rung: highest },
    { from: 2 / 3, rung: 0 },
  ];
}

let player;
let next = [];

function choose(bufferedEnd) {
  if (next.length > 0 && bufferedEnd >= next[0].from * video.duration) {
    player.choose(next.shift().rung);
  }
}

const strip = asked.has('cells') && new Strip(Number(asked.get('cells')), Number(asked.get('fps')));
const watch = new Watch(video, choose, strip);

async function play() {
  player = await players[asked.get('player')](video, report);
  next = steps(player);
  video.defaultPlaybackRate = video.playbackRate = Number(asked.get('rate'));
  await video.play();
}

function end() {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const standing = watch.tick();
      if (video.ended || video.error || reports.fatal.length > 0 || standing > GIVE_UP_MILLIS) {
        clearInterval(timer);
        resolve();
      }
    }, 20);
  });
}

const started = performance.now();
const trouble = (error) => report('fatal', String(error?.message ?? error));
window.result = Promise.race([
  Promise.all([play().catch(trouble), end()]),
  new Promise((resolve) => setTimeout(resolve, Number(asked.get('limit')) * 1000)),
]).then(() => ({
  version: player?.version ?? '',
  rungs: player?.rungs ?? [],
  fatal: reports.fatal,
  errors: [...reports.error, ...(video.error ? [`${video.error.code} ${video.error.message}`] : [])],
  warnings: reports.warning,
  totalSeconds: (performance.now() - started) / 1000,
  ...watch.measured(),
}));
