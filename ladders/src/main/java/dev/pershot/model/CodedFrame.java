package dev.pershot.model;

/**
 * One coded frame of a shot's elementary stream, in decoding order.
 *
 * @param frame the frame it shows, counted from the shot's start
 * @param bytes its size in the stream
 */
public record CodedFrame(int frame, int bytes, boolean idr) {}
