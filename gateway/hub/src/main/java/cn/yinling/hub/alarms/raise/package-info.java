/** Alarms as they are raised, and what follows once they are stored. */
@NullMarked
package cn.yinling.hub.alarms.raise;

import org.jspecify.annotations.NullMarked;
