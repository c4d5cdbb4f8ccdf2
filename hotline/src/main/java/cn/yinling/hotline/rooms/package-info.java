/** The control room: where alarms, calls and seats meet, on one thread. */
@NullMarked
package cn.yinling.hotline.rooms;

import org.jspecify.annotations.NullMarked;
