/** What must become durable of alarms: its lane, its spool and its tables. */
@NullMarked
package cn.yinling.hub.alarms.store;

import org.jspecify.annotations.NullMarked;
