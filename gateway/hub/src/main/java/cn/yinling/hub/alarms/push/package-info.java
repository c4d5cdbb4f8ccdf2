/** The one book of open alarms: who must hear of them, and who else if nobody answers. */
@NullMarked
package cn.yinling.hub.alarms.push;

import org.jspecify.annotations.NullMarked;
