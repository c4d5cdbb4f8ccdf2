/** A demo district made from a seed, in the shape of a real one. Nobody in it lives. */
@NullMarked
package cn.yinling.simulators.district;

import org.jspecify.annotations.NullMarked;
