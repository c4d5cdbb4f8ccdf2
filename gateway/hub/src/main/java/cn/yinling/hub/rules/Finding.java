package cn.yinling.hub.rules;

import cn.yinling.link.alarm.Cause;
import java.time.Instant;

/**
 * Something an alarm must be raised for. Immutable.
 *
 * @param onset when it began
 */
public record Finding(Cause cause, Instant onset) {}
