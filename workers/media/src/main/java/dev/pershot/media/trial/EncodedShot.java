package dev.pershot.media.trial;

import dev.pershot.model.Trial;
import java.nio.file.Path;

/**
 * A finished trial and its elementary stream: the parameter sets, then the coded frames in decoding
 * order, in Annex B. The file lies in scratch space and belongs to the caller.
 */
public record EncodedShot(Trial trial, Path stream) {}
