package cn.yinling.hub.rules;

import java.time.Instant;

/**
 * Something that was found before.
 *
 * @param end when it was over, {@link Instant#MAX} while it is not
 * @param isSaid whether the device itself said so
 */
public record Known(Finding finding, Instant end, boolean isSaid) {}
