package cn.yinling.register.places;

import org.jspecify.annotations.Nullable;

/**
 * A street's home-care service centre, where the street's kiosk stands. Immutable.
 *
 * @param street code of the street
 * @param phone of the reception, null where there is none
 */
public record ServicePlace(
        String id, String street, String name, String address, @Nullable String phone) {}
