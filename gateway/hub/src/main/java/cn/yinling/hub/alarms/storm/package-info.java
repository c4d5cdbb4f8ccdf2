/** Many alarms of one kind that come together are one incident. */
@NullMarked
package cn.yinling.hub.alarms.storm;

import org.jspecify.annotations.NullMarked;
