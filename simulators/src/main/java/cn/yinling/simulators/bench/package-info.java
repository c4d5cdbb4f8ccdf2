/** Measurements, each with its numbers as text and as JSON. */
@NullMarked
package cn.yinling.simulators.bench;

import org.jspecify.annotations.NullMarked;
