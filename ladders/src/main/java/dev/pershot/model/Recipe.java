package dev.pershot.model;

/**
 * All that determines an encode's bytes besides the frames themselves.
 *
 * @param codec the codec's short name, such as {@code h264}
 * @param quantizer the constant rate factor
 * @param parameters encoder parameters in the encoder's own syntax
 * @param pixelFormat FFmpeg's name of the encoded pixel format
 * @param scaler the scaler from the master's size to {@code resolution}
 * @param encoder the encoder's name and version
 */
public record Recipe(
    String codec,
    Resolution resolution,
    double quantizer,
    String preset,
    String parameters,
    String pixelFormat,
    String scaler,
    String encoder) {
  public Recipe {
    if (!(quantizer >= 0 && quantizer <= 63)) {
      throw new IllegalArgumentException("a quantizer lies in 0..63, not " + quantizer);
    }
  }
}
