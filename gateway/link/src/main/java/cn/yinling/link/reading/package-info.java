/** What a device measured at one moment. */
@NullMarked
package cn.yinling.link.reading;

import org.jspecify.annotations.NullMarked;
