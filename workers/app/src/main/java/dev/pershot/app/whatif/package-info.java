/** What finished runs allow without them: other decisions, and one segment of them again. */
@NullMarked
package dev.pershot.app.whatif;

import org.jspecify.annotations.NullMarked;
