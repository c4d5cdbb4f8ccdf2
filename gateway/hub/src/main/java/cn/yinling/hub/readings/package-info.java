/**
 * Readings on their way into the store: bounded, in batches, acknowledged when they are durable.
 */
@NullMarked
package cn.yinling.hub.readings;

import org.jspecify.annotations.NullMarked;
