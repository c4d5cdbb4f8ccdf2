/**
 * Alarms, in four rooms: {@code raise} makes them of what was found and follows what became of
 * them, {@code push} tells the hotline and, where nobody answers, somebody else, {@code storm}
 * makes one of many, {@code store} makes everything durable in a lane of its own.
 */
@NullMarked
package cn.yinling.hub.alarms;

import org.jspecify.annotations.NullMarked;
