/**
 * What a worker tells of itself: metrics, health, log lines and traces. See docs/observability.md.
 */
@NullMarked
package dev.pershot.app.observe;

import org.jspecify.annotations.NullMarked;
