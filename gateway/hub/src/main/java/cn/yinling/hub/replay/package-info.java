/** The command {@code ./care rules}: recorded readings against a plan. */
@NullMarked
package cn.yinling.hub.replay;

import org.jspecify.annotations.NullMarked;
