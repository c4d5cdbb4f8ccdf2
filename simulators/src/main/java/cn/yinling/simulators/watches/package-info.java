/** Simulated GPS and SOS watches that speak the framed TCP protocol of the trade. */
@NullMarked
package cn.yinling.simulators.watches;

import org.jspecify.annotations.NullMarked;
