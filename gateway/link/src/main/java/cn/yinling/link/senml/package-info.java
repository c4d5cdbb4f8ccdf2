/** Sensor Measurement Lists (RFC 8428), read and written as a stream. */
@NullMarked
package cn.yinling.link.senml;

import org.jspecify.annotations.NullMarked;
