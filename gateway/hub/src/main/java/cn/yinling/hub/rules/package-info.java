/** What a reading means: pure functions on event time. */
@NullMarked
package cn.yinling.hub.rules;

import org.jspecify.annotations.NullMarked;
