/**
 * What viewers get of a ladder: players simulated over recorded networks.
 *
 * <p>A {@link dev.pershot.qoe.Session} is one player on one trace. Network, buffer, throughput
 * estimate and the players BOLA, BOLA-E, throughput and dynamic follow the simulator Sabre
 * (Spiteri, Sitaraman and Sparacio, "From Theory to Practice: Improving Bitrate Adaptation in the
 * DASH Reference Player", MMSys 2018), and give its numbers where all segments last equally long.
 * Where Sabre has one duration for all segments, each segment's own is taken here. See docs/qoe.md.
 *
 * <p>Times are milliseconds, sizes bits, and so rates are kbit/s.
 */
@NullMarked
package dev.pershot.qoe;

import org.jspecify.annotations.NullMarked;
