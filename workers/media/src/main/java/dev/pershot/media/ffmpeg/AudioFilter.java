package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersrc_add_frame;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_get_by_name;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_create_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_parse_ptr;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_describe;
import static org.bytedeco.ffmpeg.global.avutil.av_get_sample_fmt_name;
import static org.bytedeco.ffmpeg.global.avutil.av_strdup;

import dev.pershot.model.ErrorCode;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** A chain of FFmpeg's audio filters: decoded samples in, samples in the encoder's form out. */
public final class AudioFilter extends NativeHandle<AVFilterGraph> {
  private final AVFilterContext source;
  private final AVFilterContext sink;

  private AudioFilter(AVFilterGraph graph, AVFilterContext source, AVFilterContext sink) {
    super(graph);
    this.source = source;
    this.sink = sink;
  }

  /**
   * Builds a chain for frames like {@code first}.
   *
   * @param timeBase of the frames' times
   * @param chain in FFmpeg's filter syntax
   */
  public static AudioFilter of(Frame first, AVRational timeBase, String chain) {
    AVFilterGraph graph = Ffmpeg.allocated(avfilter_graph_alloc(), "a filter graph");
    try {
      AVFilterContext source = create(graph, "abuffer", "in", describe(first.pointer(), timeBase));
      AVFilterContext sink = create(graph, "abuffersink", "out", null);
      AudioFilter filter = new AudioFilter(graph, source, sink);
      filter.parse(chain);
      Ffmpeg.check(
          avfilter_graph_config(graph, null), ErrorCode.PACKAGE_FAILED, "audio filter " + chain);
      return filter;
    } catch (RuntimeException e) {
      avfilter_graph_free(graph);
      throw e;
    }
  }

  private static String describe(AVFrame frame, AVRational timeBase) {
    byte[] layout = new byte[128];
    int length = av_channel_layout_describe(frame.ch_layout(), layout, layout.length);
    Ffmpeg.check(length, ErrorCode.MASTER_UNSUPPORTED, "the master's audio channel layout");
    return "time_base=%d/%d:sample_rate=%d:sample_fmt=%s:channel_layout=%s"
        .formatted(
            timeBase.num(),
            timeBase.den(),
            frame.sample_rate(),
            Text.of(av_get_sample_fmt_name(frame.format())),
            new String(layout, 0, length - 1, java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static AVFilterContext create(
      AVFilterGraph graph, String kind, String name, @Nullable String arguments) {
    AVFilterContext context = new AVFilterContext(null);
    Ffmpeg.check(
        avfilter_graph_create_filter(
            context, avfilter_get_by_name(kind), name, arguments, null, graph),
        ErrorCode.PACKAGE_FAILED,
        "audio filter " + kind + " " + arguments);
    return context;
  }

  private void parse(String chain) {
    AVFilterInOut outputs = end("in", source);
    AVFilterInOut inputs = end("out", sink);
    try {
      Ffmpeg.check(
          avfilter_graph_parse_ptr(pointer(), chain, inputs, outputs, null),
          ErrorCode.PACKAGE_FAILED,
          "audio filter " + chain);
    } finally {
      avfilter_inout_free(inputs);
      avfilter_inout_free(outputs);
    }
  }

  private static AVFilterInOut end(String name, AVFilterContext filter) {
    AVFilterInOut end = Ffmpeg.allocated(avfilter_inout_alloc(), "a filter graph");
    try (BytePointer text = new BytePointer(name)) {
      return end.name(av_strdup(text)).filter_ctx(filter).pad_idx(0).next(null);
    }
  }

  /**
   * Gives decoded samples, whose handle is empty afterwards; {@code null} says that they end.
   *
   * @return false where the chain has come to its own end and takes no more
   */
  public boolean send(@Nullable Frame frame) {
    int result = av_buffersrc_add_frame(source, frame == null ? null : frame.pointer());
    if (result == AVERROR_EOF()) {
      return false;
    }
    Ffmpeg.check(result, ErrorCode.PACKAGE_FAILED, "the audio filter refused samples");
    return true;
  }

  /** Takes filtered samples, or returns false if there are none yet, or none at all any more. */
  public boolean receive(Frame frame) {
    frame.clear();
    int result = av_buffersink_get_frame(sink, frame.pointer());
    if (Ffmpeg.isDrained(result)) {
      return false;
    }
    Ffmpeg.check(result, ErrorCode.PACKAGE_FAILED, "the audio filter failed");
    return true;
  }

  @Override
  protected void release(AVFilterGraph graph) {
    avfilter_graph_free(graph);
  }
}
