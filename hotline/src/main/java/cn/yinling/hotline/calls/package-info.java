/** The seats' phones behind a port of our own; every type of asterisk-java stays in here. */
@NullMarked
package cn.yinling.hotline.calls;

import org.jspecify.annotations.NullMarked;
