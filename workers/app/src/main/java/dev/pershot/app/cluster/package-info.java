/** A Temporal server, an S3 server and workers as processes of this machine. */
@NullMarked
package dev.pershot.app.cluster;

import org.jspecify.annotations.NullMarked;
