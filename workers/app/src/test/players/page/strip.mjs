const WIDTH = 4;

/** Reads the number that each picture carries in light and dark cells along its bottom. */
export class Strip {
  #cells;
  #framesPerSecond;
  #canvas;

  constructor(cells, framesPerSecond) {
    this.#cells = cells;
    this.#framesPerSecond = framesPerSecond;
    this.#canvas = new OffscreenCanvas(cells * WIDTH, 1).getContext('2d', {
      willReadFrequently: true,
    });
  }

  frameAt(seconds) {
    return Math.round(seconds * this.#framesPerSecond);
  }

  /** The number of a picture, or -1 where its parity bit denies it. */
  number(picture) {
    const { displayWidth, displayHeight } = picture;
    const cells = this.#cells;
    // A line in the middle of the strip, which takes a tenth of the height.
    const line = [0, displayHeight * 0.95, displayWidth, 1];
    this.#canvas.drawImage(picture, ...line, 0, 0, cells * WIDTH, 1);
    const { data } = this.#canvas.getImageData(0, 0, cells * WIDTH, 1);
    const light = Array.from({ length: cells }, (_, i) => data[4 * (i * WIDTH + WIDTH / 2) + 1] > 125);
    const ones = light.filter(Boolean).length;
    return ones % 2 ? -1 : light.slice(0, -1).reduce((number, bit) => 2 * number + bit, 0);
  }
}
