package cn.yinling.runtime.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;

/** Pages that lie in a jar. */
public final class StaticSite {
    private StaticSite() {}

    /**
     * Serves a single-page application: {@code /assets/*}, named by their content, may be kept for
     * ever, the rest is asked for anew.
     *
     * @param folder on the classpath, for example {@code web/console}
     */
    public static void mount(Router router, String folder) {
        router.get("/assets/*")
                .handler(context -> {
                    context.response()
                            .putHeader("Cache-Control", "public, max-age=31536000, immutable");
                    context.next();
                });
        router.get("/*")
                .handler(
                        StaticHandler.create(folder)
                                .setDefaultContentEncoding("UTF-8")
                                .setCachingEnabled(false)
                                .setIncludeHidden(false));
    }
}
