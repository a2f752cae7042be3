package dev.pershot.sample;

import dev.pershot.model.Shot;
import dev.pershot.sample.picture.Yuv420Picture;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The film as text: a line with a checksum for every shot, for all pictures, and for the sound. */
final class FilmChecksums {
  private final SampleMaster film = new SampleMaster();
  private final Yuv420Picture picture = SampleMaster.newPicture();
  private final StringBuilder text = new StringBuilder();

  String dump() {
    MessageDigest all = sha256();
    List<Shot> shots = film.truth().shots().shots();
    for (int i = 0; i < shots.size(); i++) {
      Shot shot = shots.get(i);
      line(film.truth().names().get(i) + " " + shot.range(), shot(shot, all));
    }
    line("pictures", all);
    MessageDigest sound = sha256();
    film.sound().digestInto(sound);
    line("sound", sound);
    return text.toString();
  }

  private MessageDigest shot(Shot shot, MessageDigest all) {
    MessageDigest digest = sha256();
    for (int frame = shot.start(); frame < shot.end(); frame++) {
      film.draw(frame, picture);
      picture.digestInto(digest);
      picture.digestInto(all);
    }
    return digest;
  }

  private void line(String what, MessageDigest digest) {
    text.append(what).append(": ").append(HexFormat.of().formatHex(digest.digest())).append('\n');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
