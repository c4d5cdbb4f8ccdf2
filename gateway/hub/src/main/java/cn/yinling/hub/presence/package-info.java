/** Which devices are online and since when, and why the others are not. */
@NullMarked
package cn.yinling.hub.presence;

import org.jspecify.annotations.NullMarked;
