/** Where masters lie, as users and jobs write it, and how they are opened there. */
@NullMarked
package dev.pershot.app.master;

import org.jspecify.annotations.NullMarked;
