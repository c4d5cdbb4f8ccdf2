package cn.yinling.hub;

import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.api.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the API, and how much of it at once.
 *
 * @param token by which machines sign in, as {@code Authorization: Bearer}; null: none may
 * @param sessionIdle after which a person's session ends without a request
 * @param sessionLongest after which it ends in any case
 * @param bodyMost bytes of a request's body
 * @param importMost bytes of a CSV file
 * @param streamsMost open {@code /api/live}
 */
public record ApiConfig(
        @Nullable Secret token,
        @Default("30m") Duration sessionIdle,
        @Default("12h") Duration sessionLongest,
        @Default("262144") int bodyMost,
        @Default("16777216") int importMost,
        @Default("200") int streamsMost) {
    public ApiConfig {
        if (token != null && token.value().length() < 16) {
            throw new IllegalArgumentException("token must have 16 characters or more");
        }
        if (!sessionIdle.isPositive() || sessionLongest.compareTo(sessionIdle) < 0) {
            throw new IllegalArgumentException(
                    "session-idle must be more than nothing, and session-longest no less");
        }
        if (bodyMost < 4096 || importMost < 4096) {
            throw new IllegalArgumentException("body-most and import-most must be 4096 or more");
        }
        if (streamsMost < 0) {
            throw new IllegalArgumentException("streams-most must be 0 or more");
        }
    }

    Limits limits() {
        return new Limits(bodyMost, importMost);
    }

    public static ApiConfig defaults() {
        return ofToken(null);
    }

    /** The defaults, with this token. */
    public static ApiConfig ofToken(@Nullable Secret token) {
        return new ApiConfig(
                token, Duration.ofMinutes(30), Duration.ofHours(12), 262_144, 16_777_216, 200);
    }
}
