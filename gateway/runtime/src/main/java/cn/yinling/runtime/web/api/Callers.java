package cn.yinling.runtime.web.api;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Tells who calls. Thread-safe; called on event loops, never blocks. */
public interface Callers {
    /**
     * Whose token or session's cookie a request carries; null where it carries none that is right
     * now. Counts as use of a session.
     */
    @Nullable Caller of(HttpServerRequest request);
}
