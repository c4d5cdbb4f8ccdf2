/** The whole platform in one process, with a simulated district around it. */
@NullMarked
package cn.yinling.simulators.demo;

import org.jspecify.annotations.NullMarked;
