package cn.yinling.hub.api;

import cn.yinling.runtime.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Who may read what the API has of devices and people.
 *
 * @param token to be sent as {@code Authorization: Bearer}; null: nobody may
 */
public record ApiConfig(@Nullable Secret token) {
    public ApiConfig {
        if (token != null && token.value().length() < 16) {
            throw new IllegalArgumentException("token must have 16 characters or more");
        }
    }
}
