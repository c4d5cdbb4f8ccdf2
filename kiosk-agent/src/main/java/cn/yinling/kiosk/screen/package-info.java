/** The HTTP end of the touch page, on the kiosk's loopback. */
@NullMarked
package cn.yinling.kiosk.screen;

import org.jspecify.annotations.NullMarked;
