/** Activities: adapters from payloads to the engines. */
@NullMarked
package dev.pershot.app.activity;

import org.jspecify.annotations.NullMarked;
