package cn.yinling.hub.readings;

import cn.yinling.link.reading.Reading;
import java.time.Instant;

/** One row of the table {@code reading}. Immutable. */
public record ReadingRow(String deviceId, Reading reading, Instant receivedAt) {}
