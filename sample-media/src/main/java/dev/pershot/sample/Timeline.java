package dev.pershot.sample;

import dev.pershot.model.FrameRange;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import dev.pershot.sample.picture.Yuv420Picture;
import dev.pershot.sample.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scenes one after another, with what happens between them. A frame may be asked for at any time
 * and in any order; a scene is made when it is first seen. Not for several threads at once.
 */
public final class Timeline {
  private final List<Entry> entries;
  private final List<FrameRange> flashes;
  private final Yuv420Picture black = new Yuv420Picture(Scene.WIDTH, Scene.HEIGHT);
  private final Yuv420Picture incoming = new Yuv420Picture(Scene.WIDTH, Scene.HEIGHT);

  private Timeline(Builder builder) {
    entries = List.copyOf(builder.entries);
    flashes = List.copyOf(builder.flashes);
  }

  public static Builder begin() {
    return new Builder();
  }

  public Truth truth() {
    return new Truth(
        new ShotList(entries.stream().map(Entry::shot).toList()),
        entries.stream().map(Entry::name).toList(),
        entries.stream()
            .filter(entry -> entry.passage() > 0)
            .map(entry -> new Truth.Passage(entry.passageRange(), entry.shot().transition()))
            .toList(),
        flashes);
  }

  /** Draws a frame of the film over the whole picture. */
  public void draw(int frame, Yuv420Picture out) {
    Entry entry = entryAt(frame);
    if (flashes.stream().anyMatch(flash -> contains(flash, frame))) {
      out.fillWhite();
      return;
    }
    entry.draw(frame, out);
    for (Entry next : entries) {
      if (next.passage() > 0 && contains(next.passageRange(), frame)) {
        pass(next, frame, out);
      }
    }
  }

  private void pass(Entry to, int frame, Yuv420Picture out) {
    int step = frame - to.passageRange().start();
    if (to.shot().transition() == Transition.FADE) {
      out.mixIn(black, to.blackness(step));
      return;
    }
    entries.get(entries.indexOf(to) - 1).draw(frame, out);
    to.draw(frame, incoming);
    out.mixIn(incoming, (step + 1.0) / (to.passage() + 1));
  }

  private Entry entryAt(int frame) {
    for (Entry entry : entries) {
      if (contains(entry.shot().range(), frame)) {
        return entry;
      }
    }
    throw new IndexOutOfBoundsException("the film has no frame " + frame);
  }

  private static boolean contains(FrameRange range, int frame) {
    return frame >= range.start() && frame < range.end();
  }

  /**
   * A shot in its place.
   *
   * @param passage number of frames of the gradual transition about its start, or 0
   */
  private record Entry(String name, Supplier<Scene> scene, Shot shot, int passage) {
    FrameRange passageRange() {
      return new FrameRange(shot.start() - passage / 2, shot.start() + passage / 2);
    }

    /** A scene begins where it is first seen: in a dissolve, before its shot does. */
    void draw(int frame, Yuv420Picture out) {
      boolean early = shot.transition() == Transition.DISSOLVE;
      scene.get().draw(frame - (early ? passageRange().start() : shot.start()), out);
    }

    /** Rises to 1 on the last frame before the boundary, and falls from 1 on the first after it. */
    double blackness(int step) {
      int half = passage / 2;
      return step < half ? (step + 1.0) / half : (passage - step) / (double) half;
    }
  }

  /** Appends shots. */
  public static final class Builder {
    private final List<Entry> entries = new ArrayList<>();
    private final List<FrameRange> flashes = new ArrayList<>();

    private Builder() {}

    public Builder cut(String name, Supplier<Scene> scene, int frames) {
      return add(name, scene, frames, Transition.CUT, 0);
    }

    /** Cuts to an earlier shot once more, the same frames and as many. */
    public Builder again(String name, String earlier) {
      Entry entry =
          entries.stream()
              .filter(candidate -> candidate.name().equals(earlier))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no shot \"" + earlier + "\""));
      return cut(name, entry.scene(), entry.shot().length());
    }

    /** Mixes the shot before with this one; the passage's length is even. */
    public Builder dissolve(String name, Supplier<Scene> scene, int frames, int passage) {
      return add(name, scene, frames, Transition.DISSOLVE, passage);
    }

    /** Goes through two frames of black in the middle of the passage, whose length is even. */
    public Builder fade(String name, Supplier<Scene> scene, int frames, int passage) {
      return add(name, scene, frames, Transition.FADE, passage);
    }

    /** Turns frames of the last shot white, counted from its start. */
    public Builder flash(int first, int frames) {
      Shot shot = entries.get(entries.size() - 1).shot();
      FrameRange flash = new FrameRange(shot.start() + first, shot.start() + first + frames);
      if (flash.end() >= shot.end()) {
        throw new IllegalArgumentException("a flash lies inside a shot: " + flash + ", " + shot);
      }
      flashes.add(flash);
      return this;
    }

    public Timeline end() {
      return new Timeline(this);
    }

    private Builder add(
        String name, Supplier<Scene> scene, int frames, Transition transition, int passage) {
      int start = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).shot().end();
      if (passage % 2 != 0 || passage / 2 > Math.min(start, frames)) {
        throw new IllegalArgumentException(
            "the passage to \"%s\" must be even and fit both shots: %d frames"
                .formatted(name, passage));
      }
      Shot shot = new Shot(start, start + frames, transition);
      entries.add(new Entry(name, new MadeOnce(scene), shot, passage));
      return this;
    }
  }

  /** Scenes take some time and memory to prepare, so only those that are looked at are made. */
  private static final class MadeOnce implements Supplier<Scene> {
    private final Supplier<Scene> maker;
    private @Nullable Scene made;

    MadeOnce(Supplier<Scene> maker) {
      this.maker = maker;
    }

    @Override
    public Scene get() {
      if (made == null) {
        made = maker.get();
      }
      return made;
    }
  }
}
