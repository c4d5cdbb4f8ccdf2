package cn.yinling.kiosk.screen;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the page sends with a press: {@code {"key": …}}, an idempotency key made at the press. */
final class PressBody {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private PressBody() {}

    /** The key, or empty where these bytes are no press. */
    static Optional<String> key(Buffer body) {
        try {
            return new JsonObject(body).getValue("key") instanceof String key
                            && FORM.matcher(key).matches()
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    static Buffer of(String key) {
        return new JsonObject().put("key", key).toBuffer();
    }
}
