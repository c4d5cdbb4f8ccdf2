/** The door for GPS and SOS watches: the framed TCP protocol common in the trade. */
@NullMarked
package cn.yinling.hub.watches;

import org.jspecify.annotations.NullMarked;
