/**
 * Alarms: raised, made durable in a lane of their own, pushed until the hotline has taken charge.
 */
@NullMarked
package cn.yinling.hub.alarms;

import org.jspecify.annotations.NullMarked;
