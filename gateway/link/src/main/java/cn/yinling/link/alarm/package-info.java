/** An emergency as it travels from the hub to the hotline and back. */
@NullMarked
package cn.yinling.link.alarm;

import org.jspecify.annotations.NullMarked;
