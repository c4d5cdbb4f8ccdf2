/**
 * What every door shares: who is there, what is refused, what is acknowledged, how much may come.
 */
@NullMarked
package cn.yinling.hub.doors;

import org.jspecify.annotations.NullMarked;
