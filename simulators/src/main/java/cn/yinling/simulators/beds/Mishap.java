package cn.yinling.simulators.beds;

import cn.yinling.link.alarm.Cause;
import java.time.Instant;

/** Something that befalls a resident by chance: a press of the SOS button or a fall. */
public record Mishap(Instant at, Cause cause) {}
