/** A clock that stands for longer than this, while it should run, is a stall. */
const STALL_MILLIS = 300;

const round = (seconds) => Math.round(seconds * 1e6) / 1e6;

/** What is buffered, or nothing where a player that gave up has taken its buffers away. */
function ranges(holder) {
  try {
    const { buffered } = holder;
    return Array.from(buffered, (_, i) => [round(buffered.start(i)), round(buffered.end(i))]);
  } catch {
    return [];
  }
}

/** Writes down what a video element does; of the player it knows nothing. */
export class Watch {
  stalls = [];
  seeks = [];
  rates = [];
  sizes = [];
  pictures = { shown: 0, read: 0, wrong: [] };
  #buffers = {};
  #video;
  #begun;
  #clock = { media: 0, real: performance.now() };

  /**
   * @param appended is called with the video's buffered end after all that is added to it
   * @param strip reads a picture's number, where pictures are numbered
   */
  constructor(video, appended, strip) {
    this.#video = video;
    this.#hookBuffers(appended);
    const look = (now, frame) => {
      this.#size(frame);
      if (strip) this.#read(strip);
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    video.addEventListener('playing', () => this.#begin());
    video.addEventListener('waiting', () => this.#stall('waiting'));
    video.addEventListener('seeking', () => this.seeks.push(round(video.currentTime)));
    video.addEventListener('ratechange', () =>
      this.rates.push({ at: round(video.currentTime), rate: video.playbackRate }),
    );
  }

  /** Players keep their buffers to themselves, so they are caught where they are made. */
  #hookBuffers(appended) {
    const buffers = this.#buffers;
    const add = MediaSource.prototype.addSourceBuffer;
    MediaSource.prototype.addSourceBuffer = function (type) {
      const buffer = add.call(this, type);
      const kind = type.split('/')[0];
      buffers[kind] = buffer;
      if (kind === 'video') {
        buffer.addEventListener('updateend', () => {
          const { buffered } = buffer;
          if (buffered.length > 0) appended(buffered.end(buffered.length - 1));
        });
      }
      return buffer;
    };
  }

  #begin() {
    this.#begun ??= this.#clock.real = performance.now();
  }

  #stall(why) {
    const video = this.#video;
    if (this.#begun && !video.ended) {
      this.stalls.push({ at: round(video.currentTime), why, buffered: ranges(video) });
    }
  }

  #size({ width, height, mediaTime }) {
    this.pictures.shown++;
    const size = `${width}x${height}`;
    if (this.sizes.at(-1)?.size !== size) this.sizes.push({ at: round(mediaTime), size });
  }

  /** Whether the picture on the screen is the one that its own time asks for. */
  #read(strip) {
    const picture = new VideoFrame(this.#video);
    const wanted = strip.frameAt(picture.timestamp / 1e6);
    const found = strip.number(picture);
    picture.close();
    this.pictures.read++;
    if (found !== wanted) this.pictures.wrong.push({ wanted, found });
  }

  /** Looks whether the clock has moved on; to be called often. Gives the milliseconds it stands. */
  tick() {
    const now = performance.now();
    const { currentTime } = this.#video;
    if (currentTime !== this.#clock.media) {
      this.#clock = { media: currentTime, real: now, told: false };
    }
    const standing = now - this.#clock.real;
    if (this.#begun && standing > STALL_MILLIS && !this.#clock.told) {
      this.#clock.told = true;
      this.#stall('the clock stands');
    }
    return standing;
  }

  measured() {
    const video = this.#video;
    const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
    return {
      ended: video.ended,
      currentTime: round(video.currentTime),
      duration: Number.isFinite(video.duration) ? round(video.duration) : 0,
      realSeconds: this.#begun ? round((performance.now() - this.#begun) / 1000) : 0,
      rates: this.rates,
      stalls: this.stalls,
      seeks: this.seeks,
      sizes: this.sizes,
      frames: { decoded: totalVideoFrames, dropped: droppedVideoFrames },
      pictures: this.pictures,
      buffered: {
        element: ranges(video),
        ...Object.fromEntries(
          Object.entries(this.#buffers).map(([kind, buffer]) => [kind, ranges(buffer)]),
        ),
      },
    };
  }
}
