package dev.pershot.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.stream.Stream;

/**
 * One master, analysed both ways.
 *
 * @param quantizers of each size of the exhaustive analysis
 * @param headline by the first model; its numbers are the title's
 * @param perModel by the other ones
 */
public record TitleCost(
    String name,
    int width,
    int height,
    int frames,
    int shots,
    int sizes,
    int quantizers,
    @JsonUnwrapped ModelCost headline,
    List<ModelCost> perModel) {
  public TitleCost {
    perModel = List.copyOf(perModel);
  }

  /** All models', the headline's first. */
  Stream<ModelCost> models() {
    return Stream.concat(Stream.of(headline), perModel.stream());
  }
}
