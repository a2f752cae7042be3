package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_DICT_IGNORE_SUFFIX;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_count;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** Options for a codec or container; one that nobody took is an error, not a silence. */
final class Options extends NativeHandle<AVDictionary> {
  private Options(AVDictionary dictionary) {
    super(dictionary);
  }

  static Options of(Map<String, String> values) {
    Ffmpeg.load();
    AVDictionary dictionary = new AVDictionary(null);
    values.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
    return new Options(dictionary);
  }

  /** Fails where options are left, after the call that should have taken them. */
  void requireTaken() {
    if (pointer().isNull() || av_dict_count(pointer()) == 0) {
      return;
    }
    String key = Text.of(av_dict_get(pointer(), "", null, AV_DICT_IGNORE_SUFFIX).key());
    throw new PershotException(ErrorCode.INTERNAL, "FFmpeg does not know the option " + key);
  }

  @Override
  protected void release(AVDictionary dictionary) {
    av_dict_free(dictionary);
  }
}
