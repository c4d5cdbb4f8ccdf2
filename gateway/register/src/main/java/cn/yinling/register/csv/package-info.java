/**
 * The register as CSV (RFC 4180) for spreadsheets: out, and in again with a report of each line.
 */
@NullMarked
package cn.yinling.register.csv;

import org.jspecify.annotations.NullMarked;
