/**
 * The HTML report of a run: one file that needs no network and no scripts.
 *
 * <p>{@link dev.pershot.report.ReportData} holds all that it says, {@link
 * dev.pershot.report.HtmlReport} writes it. The same data gives the same bytes.
 */
@NullMarked
package dev.pershot.report;

import org.jspecify.annotations.NullMarked;
