/** The process on a kiosk, put together of its parts. */
@NullMarked
package cn.yinling.kiosk;

import org.jspecify.annotations.NullMarked;
