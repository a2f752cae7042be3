package dev.pershot.media.master;

import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_UNKNOWN;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_chroma_location_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_range_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_name;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Text;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master;
import dev.pershot.model.Master.Audio;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.Master.Video;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;

/** Reads what a file is, without decoding it, and passes it through the gate. */
public final class MasterProbe {
  private final String name;
  private final MediaInput input;

  private MasterProbe(MediaInput input) {
    this.input = input;
    this.name = input.name();
  }

  /**
   * Probes a master that {@link ContentId} has read.
   *
   * @throws PershotException with exit code 4 where Pershot does not take the file
   */
  public static Master probe(MasterSource source, ContentId id) {
    try (MediaInput input = MediaInput.open(source)) {
      ContainerGate.admit(source, input);
      return new MasterProbe(input).probe(id);
    }
  }

  private Master probe(ContentId id) {
    int stream =
        input
            .bestStream(AVMEDIA_TYPE_VIDEO)
            .orElseThrow(
                () ->
                    new PershotException(
                        ErrorCode.MASTER_NOT_VIDEO, name + " has no video stream"));
    Optional<Audio> audio = audio();
    StreamFacts facts = facts(stream);
    FrameRate rate = new MasterGate(name).admit(facts);
    Video video =
        new Video(
            stream,
            facts.codec(),
            new Resolution(facts.width(), facts.height()),
            rate,
            facts.pixelFormat(),
            facts.bitDepth(),
            facts.colour());
    int frames = facts.pts().size();
    return new Master(
        id.sha256(), id.bytes(), input.container(), video, audio, frames, rate.seconds(frames));
  }

  private StreamFacts facts(int index) {
    AVStream stream = input.stream(index);
    AVCodecParameters parameters = stream.codecpar();
    String codec = Text.of(avcodec_get_name(parameters.codec_id()));
    if (parameters.format() == AV_PIX_FMT_NONE) {
      throw new PershotException(
          ErrorCode.MASTER_UNREADABLE,
          name + " has a video stream (" + codec + ") in which FFmpeg finds no picture");
    }
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(parameters.format());
    int transfer = parameters.color_trc();
    int announced = announcedPackets(index);
    PacketTimes times = PacketTimes.read(input, index);
    return new StreamFacts(
        codec,
        parameters.width(),
        parameters.height(),
        Text.of(format.name()),
        format.comp(0).depth(),
        isYuv420(format),
        (format.flags() & AV_PIX_FMT_FLAG_ALPHA) != 0 || hasAlphaBeside(index),
        interlacing(parameters.field_order()),
        sampleAspect(stream.sample_aspect_ratio(), parameters.sample_aspect_ratio()),
        rotation(parameters),
        colour(parameters),
        transfer == AVCOL_TRC_SMPTE2084 || transfer == AVCOL_TRC_ARIB_STD_B67,
        rates(stream),
        (double) stream.time_base().num() / stream.time_base().den(),
        times.shown(),
        announced - times.hidden());
  }

  /**
   * What an MP4's sample tables list. Other containers' frame counts are in other units, and their
   * indexes list key frames only.
   */
  private int announcedPackets(int index) {
    return input.container().startsWith("mov,") ? input.indexedPackets(index) : 0;
  }

  /** VP8 and VP9 keep it in packets beside the picture's, which FFmpeg's own decoders leave out. */
  private boolean hasAlphaBeside(int index) {
    return input.tag(index, "alpha_mode").filter("1"::equals).isPresent();
  }

  /** A plane each for luma and both chromas. */
  private static boolean isYuv420(AVPixFmtDescriptor format) {
    return format.nb_components() == 3
        && format.comp(1).plane() == 1
        && format.comp(2).plane() == 2
        && format.log2_chroma_w() == 1
        && format.log2_chroma_h() == 1
        && (format.flags() & AV_PIX_FMT_FLAG_RGB) == 0;
  }

  private static Optional<String> interlacing(int fieldOrder) {
    return fieldOrder == AV_FIELD_PROGRESSIVE || fieldOrder == AV_FIELD_UNKNOWN
        ? Optional.empty()
        : Optional.of("interlaced");
  }

  private static String sampleAspect(AVRational container, AVRational codec) {
    AVRational aspect = container.num() > 0 ? container : codec;
    return aspect.num() <= 0 || aspect.num() == aspect.den()
        ? "1:1"
        : aspect.num() + ":" + aspect.den();
  }

  private static double rotation(AVCodecParameters parameters) {
    AVPacketSideData matrix =
        av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull()) {
      return 0;
    }
    double degrees = av_display_rotation_get(new IntPointer(matrix.data()));
    return Double.isNaN(degrees) ? 0 : Math.abs(degrees);
  }

  private static Colour colour(AVCodecParameters parameters) {
    return new Colour(
        Text.of(av_color_range_name(parameters.color_range())),
        Text.of(av_color_primaries_name(parameters.color_primaries())),
        Text.of(av_color_transfer_name(parameters.color_trc())),
        Text.of(av_color_space_name(parameters.color_space())),
        Text.of(av_chroma_location_name(parameters.chroma_location())));
  }

  private static List<FrameRate> rates(AVStream stream) {
    return Stream.of(stream.r_frame_rate(), stream.avg_frame_rate())
        .filter(rate -> rate.num() > 0 && rate.den() > 0)
        .map(rate -> new FrameRate(rate.num(), rate.den()))
        .distinct()
        .toList();
  }

  private Optional<Audio> audio() {
    OptionalInt index = input.bestStream(AVMEDIA_TYPE_AUDIO);
    if (index.isEmpty()) {
      if (input.hasStream(AVMEDIA_TYPE_AUDIO)) {
        throw new PershotException(
            ErrorCode.MASTER_DAMAGED,
            name + " has a sound track that does not say how it is coded; repair or remove it");
      }
      return Optional.empty();
    }
    AVCodecParameters parameters = input.stream(index.getAsInt()).codecpar();
    return Optional.of(
        new Audio(
            index.getAsInt(),
            Text.of(avcodec_get_name(parameters.codec_id())),
            parameters.sample_rate(),
            parameters.ch_layout().nb_channels(),
            input.tag(index.getAsInt(), "language").orElse("und")));
  }
}
