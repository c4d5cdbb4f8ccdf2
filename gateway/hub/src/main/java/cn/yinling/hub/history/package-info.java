/**
 * What becomes of readings: minutes and hours of them, how long each is kept, and how to read them.
 */
@NullMarked
package cn.yinling.hub.history;

import org.jspecify.annotations.NullMarked;
