package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.Hash;
import dev.pershot.sample.picture.Lettering;
import dev.pershot.sample.picture.Ramp;
import dev.pershot.sample.picture.Shape;
import dev.pershot.sample.picture.Yuv420Picture;
import java.util.List;

/** A page of small text that scrolls: sharp edges that a viewer reads, and a simple motion. */
public final class PageScene implements Scene {
  private static final int PIXELS_A_FRAME = 3;
  private static final int SHEET_HEIGHT = 1280;
  private static final int LEFT = 190;
  private static final int RIGHT = 1090;
  private static final int BAR = 56;
  private static final Lettering HEADING = new Lettering(23, 3.2, 3.6);
  private static final Lettering BODY = new Lettering(12.5, 1.5, 2.0);
  private static final int INK = Colour.rgb(0x2a2440);

  private static final List<String> PARAGRAPHS =
      List.of(
          "# What a shot is",
          "A film is cut into shots, and no two shots are alike. A title card stands still. A sea"
              + " never does. An encoder that gives both the same number of bits wastes most of"
              + " them on the first and starves the second.",
          "# What Pershot does",
          "It finds the shots, encodes each at several sizes and quantizers, and looks at the"
              + " result the way a viewer would: every trial is decoded again, scaled back to the"
              + " master's size and scored, frame by frame.",
          "| trials of one shot",
          "Few of these trials are worth having. A trial is worth having when no other, and no"
              + " mixture of two others, gives more quality for the same bits. Those that remain"
              + " are the shot's hull, a curve that rises steeply and then levels off.",
          "# How bits are shared",
          "One slope is chosen for the whole film. On every hull there is one point where an"
              + " extra bit buys exactly that much quality, and that is the point which is taken."
              + " Moving a bit from any shot to any other would then make the film worse.",
          "Where the slope is steep the stream is small; where it is flat the stream is good. A"
              + " handful of slopes makes a ladder, lowest rung first, and a player climbs it as"
              + " far as its network allows.",
          "| rungs of the ladder",
          "# What is proved",
          "What was packaged is decoded once more, its frames are counted, and the score of the"
              + " whole is compared with what was foretold. A ladder that is not what it says is"
              + " not delivered.");

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final Canvas sheet = new Canvas(WIDTH, SHEET_HEIGHT);
  private double cursor = 150;

  public PageScene() {
    sheet.gradient(0, SHEET_HEIGHT, Ramp.even(Palette.CREAM, Palette.CREAM));
    for (String paragraph : PARAGRAPHS) {
      switch (paragraph.charAt(0)) {
        case '#' -> heading(paragraph.substring(2));
        case '|' -> figure(paragraph.substring(2));
        default -> body(paragraph);
      }
    }
  }

  @Override
  public void draw(int frame, Yuv420Picture out) {
    int scroll = Math.min(frame * PIXELS_A_FRAME, SHEET_HEIGHT - HEIGHT);
    System.arraycopy(sheet.pixels(), scroll * WIDTH, canvas.pixels(), 0, WIDTH * HEIGHT);
    bar((double) scroll / (SHEET_HEIGHT - HEIGHT));
    canvas.writeTo(out, Dither.still());
  }

  /** What stays while the page goes: a title bar, and how far one has read. */
  private void bar(double read) {
    canvas.fill(new Shape.Box(WIDTH / 2.0, BAR / 2.0, WIDTH, BAR, 0), Palette.INDIGO);
    int[] lights = {Palette.CORAL, Palette.AMBER, Palette.MINT};
    for (int i = 0; i < lights.length; i++) {
      canvas.fill(new Shape.Disc(34 + 26 * i, BAR / 2.0, 8), lights[i]);
    }
    new Lettering(14, 1.8, 2.6)
        .drawCentred(canvas, "every shot its own bits", WIDTH / 2.0, 35, Palette.CREAM);
    canvas.fill(new Shape.Box(WIDTH - 14, 110 + 500 * read, 8, 90, 4), Palette.ROSE, 0.7);
  }

  private void heading(String text) {
    cursor += 26;
    HEADING.draw(sheet, text, LEFT, cursor, Palette.ROSE);
    cursor += 38;
  }

  private void body(String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (BODY.width(line + " " + word) > RIGHT - LEFT) {
        line(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    line(line.toString());
    cursor += 14;
  }

  private void line(String text) {
    BODY.draw(sheet, text, LEFT, cursor, INK);
    cursor += 28;
  }

  private void figure(String caption) {
    int[] colours = {Palette.TEAL, Palette.AMBER, Palette.CORAL, Palette.PLUM};
    for (int i = 0; i < 24; i++) {
      double height = 14 + 52 * Math.sqrt(i / 23.0) * Hash.between(0.75, 1, i, 71);
      canvasBar(LEFT + 18 + i * 37.5, height, colours[i / 6]);
    }
    cursor += 96;
    new Lettering(10.5, 1.3, 1.8).draw(sheet, caption, LEFT, cursor, Palette.PLUM);
    cursor += 38;
  }

  private void canvasBar(double x, double height, int colour) {
    sheet.fill(new Shape.Box(x, cursor + 70 - height / 2, 26, height, 4), colour);
  }
}
