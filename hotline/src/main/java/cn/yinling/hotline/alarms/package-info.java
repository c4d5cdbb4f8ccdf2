/** The link to the hub: alarms come in, what the hotline makes of them goes back. */
@NullMarked
package cn.yinling.hotline.alarms;

import org.jspecify.annotations.NullMarked;
