/**
 * The register as CSV (RFC 4180) for spreadsheets: out, and in again with a report of each line.
 */
@NullMarked
package cn.yinling.hub.registry.csv;

import org.jspecify.annotations.NullMarked;
