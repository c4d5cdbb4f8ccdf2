/** Many devices that publish as fast as they are let, written for little work a message. */
@NullMarked
package cn.yinling.simulators.load;

import org.jspecify.annotations.NullMarked;
