/** What a cloud tells an instance about its end. */
@NullMarked
package dev.pershot.app.spot;

import org.jspecify.annotations.NullMarked;
