/** Chance that a seed decides once and for all, and waiting between attempts. */
@NullMarked
package cn.yinling.simulators.chance;

import org.jspecify.annotations.NullMarked;
