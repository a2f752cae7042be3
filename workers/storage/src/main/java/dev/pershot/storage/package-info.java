/** The artifact store: the only place where results live. */
@NullMarked
package dev.pershot.storage;

import org.jspecify.annotations.NullMarked;
