/** What a job will take, told from trials of short extracts of its master. */
@NullMarked
package dev.pershot.app.estimate;

import org.jspecify.annotations.NullMarked;
