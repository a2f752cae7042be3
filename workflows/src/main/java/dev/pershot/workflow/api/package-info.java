/**
 * Workflow and activity interfaces, and the payloads that travel between them: keys and small
 * numbers.
 */
@NullMarked
package dev.pershot.workflow.api;

import org.jspecify.annotations.NullMarked;
