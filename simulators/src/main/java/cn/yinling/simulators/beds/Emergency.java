package cn.yinling.simulators.beds;

import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** An emergency that a bed keeps, and sends again, until it is acknowledged. */
record Emergency(Cause cause, Instant onset, byte[] payload, CompletableFuture<Press> press) {}
