/** Start and end of a process: arguments, one clear line on failure, metrics, Vert.x. */
@NullMarked
package cn.yinling.runtime.process;

import org.jspecify.annotations.NullMarked;
