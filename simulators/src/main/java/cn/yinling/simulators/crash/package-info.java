/** Kills parts under load and counts what was lost. */
@NullMarked
package cn.yinling.simulators.crash;

import org.jspecify.annotations.NullMarked;
