package cn.yinling.hotline.seats;

import org.jspecify.annotations.Nullable;

/**
 * A place to work at.
 *
 * @param number as it stands on the desk
 * @param phone its phone as the exchange knows it, for example {@code PJSIP/seat-01}; null for none
 */
public record SeatConfig(int number, @Nullable String phone) {
    public SeatConfig {
        if (number < 1 || number > 999) {
            throw new IllegalArgumentException("number must be 1 to 999, was " + number);
        }
    }
}
