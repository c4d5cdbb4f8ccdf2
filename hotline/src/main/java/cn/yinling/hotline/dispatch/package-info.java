/** Who is offered which case, and when: a state machine without I/O, threads or a clock. */
@NullMarked
package cn.yinling.hotline.dispatch;

import org.jspecify.annotations.NullMarked;
