/** From the store to the output folder. */
@NullMarked
package dev.pershot.app.publish;

import org.jspecify.annotations.NullMarked;
