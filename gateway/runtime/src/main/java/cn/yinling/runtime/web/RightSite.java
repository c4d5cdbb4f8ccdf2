package cn.yinling.runtime.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests pass that are meant for this server and come from its own pages, WebSockets
 * included. Health and metrics are for anybody, who may call us as she likes. Thread-safe.
 */
final class RightSite implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(RightSite.class);
    private static final Set<String> FOR_ANYBODY =
            Set.of("/health/live", "/health/ready", "/metrics");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})|%00");
    private static final int LONGEST_LOGGED = 100;

    private final SiteNames names;
    private final MeterRegistry meters;
    private final Handler<HttpServerRequest> next;
    private final AtomicBoolean hasWarned = new AtomicBoolean();

    RightSite(SiteNames names, MeterRegistry meters, Handler<HttpServerRequest> next) {
        this.names = names;
        this.meters = meters;
        this.next = next;
    }

    /** Why a request is not answered. */
    private enum Objection {
        BROKEN_TARGET(
                400,
                "broken-target",
                "The address of the request cannot be read: it begins with /, and a % stands before two hexadecimal digits.",
                "请求的网址无法识别：须以 / 开头，% 后面须是两位十六进制数字。"),
        NO_HOST(400, "no-host", "Say in one Host header whom the request is for.", "请求缺少 Host 头。"),
        WRONG_HOST(
                421,
                "wrong-host",
                "This server is not called that. Open it by its IP address, or enter its name in web.names.",
                "本机不使用这个名称。请用 IP 地址打开，或在配置项 web.names 中登记该名称。"),
        FOREIGN_ORIGIN(
                403,
                "foreign-origin",
                "A page of another site has sent this. Open our own page and do it there.",
                "该请求来自其他网站的页面。请在本系统自己的页面上操作。");

        final int status;
        final String code;
        final String english;
        final String chinese;

        Objection(int status, String code, String english, String chinese) {
            this.status = status;
            this.code = code;
            this.english = english;
            this.chinese = chinese;
        }

        Problem problem() {
            return Problem.coded(status, code, code.replace('-', ' '), english);
        }
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = request.path();
        boolean isForAnybody = path != null && FOR_ANYBODY.contains(path);
        Objection objection = isForAnybody ? null : objection(request);
        if (objection == null) {
            next.handle(request);
            return;
        }
        meters.counter("yinling.web.refused", "reason", objection.code).increment();
        if (objection == Objection.WRONG_HOST && hasWarned.compareAndSet(false, true)) {
            LOG.warn(
                    "somebody calls this server '{}': refused, unless it is entered in web.names",
                    printable(request));
        }
        answer(request, objection);
    }

    private @Nullable Objection objection(HttpServerRequest request) {
        boolean isPath = request.path() != null && request.path().startsWith("/");
        if (!isPath || BROKEN_ESCAPE.matcher(request.uri()).find()) {
            return Objection.BROKEN_TARGET;
        }
        HostAndPort asked = request.authority();
        if (asked == null || request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            return Objection.NO_HOST;
        }
        if (!names.areOurs(asked)) {
            return Objection.WRONG_HOST;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || names.isOurPage(origin, asked) ? null : Objection.FOREIGN_ORIGIN;
    }

    private static String printable(HttpServerRequest request) {
        String host = String.valueOf(request.authority()).replaceAll("[^A-Za-z0-9.:\\[\\]-]", "?");
        return host.substring(0, Math.min(LONGEST_LOGGED, host.length()));
    }

    /** A program gets a problem (RFC 9457), a person who has typed the address two lines. */
    private static void answer(HttpServerRequest request, Objection objection) {
        boolean isProgram = request.path() != null && request.path().startsWith("/api/");
        HttpServerResponse response =
                request.response()
                        .putHeader("Cache-Control", "no-store")
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .putHeader("Connection", "close");
        if (isProgram) {
            objection.problem().sendTo(response);
        } else {
            response.setStatusCode(objection.status)
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .end(objection.chinese + "\n" + objection.english + "\n");
        }
    }
}
