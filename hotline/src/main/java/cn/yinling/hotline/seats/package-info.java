/** The end of the hotline that the agents' consoles speak to, over HTTP and WebSocket. */
@NullMarked
package cn.yinling.hotline.seats;

import org.jspecify.annotations.NullMarked;
