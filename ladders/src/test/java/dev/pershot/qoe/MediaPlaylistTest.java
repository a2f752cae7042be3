package dev.pershot.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pershot.model.PershotException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class MediaPlaylistTest {
  @Test
  void parse_filesAndByteRanges_isTheSegments() {
    String text =
        """
        #EXTM3U
        #EXT-X-TARGETDURATION:6
        #EXT-X-MAP:URI="init.mp4"
        #EXTINF:5.600000,
        1.m4s

        #EXTINF:4,a title
        #EXT-X-BYTERANGE:1200@700
        all.m4s
        #EXT-X-ENDLIST
        """;
    MediaPlaylist playlist = MediaPlaylist.parse(text, "x.m3u8");
    assertThat(playlist.init()).contains("init.mp4");
    assertThat(playlist.segments())
        .isEqualTo(
            List.of(
                new MediaPlaylist.Entry(5.6, "1.m4s", OptionalLong.empty()),
                new MediaPlaylist.Entry(4, "all.m4s", OptionalLong.of(1200))));
  }

  @Test
  void parse_whatIsNoPlaylist_isRefusedNamingTheLine() {
    assertRefused("<MPD/>", "x.m3u8", "#EXTM3U");
    assertRefused("", "x.m3u8", "names no segment");
    assertRefused("#EXTM3U\n#EXT-X-ENDLIST\n", "names no segment");
    assertRefused("#EXTM3U\n1.m4s\n", "line 2", "1.m4s");
    assertRefused("#EXTM3U\n#EXTINF:-4,\n1.m4s\n", "line 2", "'-4'");
    assertRefused("#EXTM3U\n#EXTINF:0.0,\n1.m4s\n", "line 2");
  }

  private static void assertRefused(String text, String... words) {
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> MediaPlaylist.parse(text, "x.m3u8"))
        .withMessageContainingAll(words);
  }
}
