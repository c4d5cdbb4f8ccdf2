package cn.yinling.runtime.web.api;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.web.Client;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request that is as the contract has it, of somebody who may. Thread-safe. */
public final class Call {
    private static final int LIMIT = 50;

    private final RoutingContext context;
    private final ValidatedRequest request;
    private final @Nullable Buffer body;
    private final Duty duty;
    private final Caller caller;
    private final Callers callers;
    private final Reads reads;

    /** Notes a look at a record. */
    @FunctionalInterface
    interface Reads {
        void note(@Nullable String residentId, @Nullable String subject);
    }

    Call(RoutingContext context, Duty duty, Caller caller, Callers callers, Trail trail) {
        this.context = context;
        this.duty = duty;
        this.caller = caller;
        this.callers = callers;
        this.request =
                Objects.requireNonNull(
                        context.<ValidatedRequest>get(
                                RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST));
        this.body = context.body().buffer();
        String operation = Doorman.operation(context).getOperationId();
        this.reads = (resident, subject) -> trail.note(caller, operation, resident, subject);
    }

    public Caller caller() {
        return caller;
    }

    /** Of which part of the district the caller may know, by the roles that let her in. */
    public Reach reach() {
        return duty.reach(caller);
    }

    /**
     * Whether the caller is still signed in and still may, for who answers for long; counts as use.
     */
    public boolean stillMay() {
        if (caller.means() != Caller.Means.COOKIE) {
            return true;
        }
        Caller now = callers.of(context.request());
        return now != null && duty.admits(now);
    }

    /** Where it comes from. */
    public Client client() {
        return Client.of(context);
    }

    /** A parameter of the path. */
    public String path(String name) {
        return String.valueOf(value(request.getPathParameters(), name));
    }

    boolean hasPath(String name) {
        return request.getPathParameters().containsKey(name);
    }

    /** The path's {@code deviceId}. */
    public DeviceId device() {
        return new DeviceId(path("deviceId"));
    }

    /** A parameter of the query, null where it is left out. */
    public @Nullable String query(String name) {
        Object value = value(request.getQuery(), name);
        return value == null ? null : value.toString();
    }

    public String query(String name, String standard) {
        String value = query(name);
        return value == null ? standard : value;
    }

    public @Nullable Integer number(String name) {
        return value(request.getQuery(), name) instanceof Number number ? number.intValue() : null;
    }

    public @Nullable Boolean flag(String name) {
        return value(request.getQuery(), name) instanceof Boolean flag ? flag : null;
    }

    public @Nullable Instant instant(String name) {
        String text = query(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw mistake("query", name, "must be a time, for example 2026-11-21T03:00:00Z");
        }
    }

    /** One that the contract requires. */
    public Instant time(String name) {
        return Objects.requireNonNull(instant(name), name);
    }

    /** Items of a page. */
    public int limit() {
        return limit(LIMIT);
    }

    public int limit(int standard) {
        Integer limit = number("limit");
        return limit == null ? standard : limit;
    }

    /**
     * Where the page before ended, null for the first page.
     *
     * @param values how many the list's cursors have
     */
    public @Nullable Cursor cursor(int values) {
        String text = query("cursor");
        return text == null ? null : Cursor.parse(text, values);
    }

    /** The version that {@code If-Match} names, null where it is left out. */
    public @Nullable Long version() {
        String text = header("If-Match");
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text.strip().replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw Problem.changedMeanwhile().exception();
        }
    }

    /** The same where a change must name it. */
    public long versionNeeded() {
        Long version = version();
        if (version == null) {
            throw Problem.versionMissing().exception();
        }
        return version;
    }

    /** In which language people are to be answered. */
    public Language language() {
        return Language.accepted(header("Accept-Language"));
    }

    public @Nullable String header(String name) {
        return context.request().getHeader(name);
    }

    /** The body as a record; what the contract cannot say, the record's constructor may. */
    public <T> T body(Class<T> type) {
        try {
            return LinkJson.read(bytes(), type);
        } catch (MalformedJsonException e) {
            throw mistake("body", "", String.valueOf(e.getMessage()));
        }
    }

    /** The body as it came; empty where there is none. */
    public byte[] bytes() {
        return body == null ? new byte[0] : body.getBytes();
    }

    /** Notes in the audit log that this call reads a resident's record. */
    public void reads(String residentId, @Nullable String subject) {
        reads.note(residentId, subject);
    }

    /** Notes in the audit log that this call changes something. */
    void writes(Function<DeviceId, @Nullable String> owner) {
        Map<String, RequestParameter> path = request.getPathParameters();
        String resident =
                hasPath("residentId")
                        ? path("residentId")
                        : hasPath("deviceId") ? owner.apply(device()) : null;
        String subject =
                path.values().stream()
                        .map(parameter -> String.valueOf(parameter.get()))
                        .collect(Collectors.joining(" "));
        reads.note(resident, subject.isEmpty() ? null : subject);
    }

    /** Notes that it reads those of many. */
    void readsMany() {
        reads.note(null, filters());
    }

    /** Ends the call: something is wrong that the contract cannot tell. */
    public static ProblemException mistake(String in, String at, String what) {
        return Problem.invalid(List.of(new Problem.Mistake(in, at, what))).exception();
    }

    /** The raw request, for who takes over the connection or reads a cookie. */
    public HttpServerRequest request() {
        return context.request();
    }

    /** Without what is searched for, which may be a name. */
    private @Nullable String filters() {
        StringBuilder filters = new StringBuilder();
        for (Map.Entry<String, RequestParameter> parameter : request.getQuery().entrySet()) {
            boolean isTold = !parameter.getValue().isNull() && !parameter.getKey().equals("cursor");
            if (isTold) {
                String value =
                        parameter.getKey().equals("q")
                                ? "…"
                                : String.valueOf(parameter.getValue().get());
                filters.append(filters.isEmpty() ? "" : "&")
                        .append(parameter.getKey())
                        .append('=')
                        .append(value);
            }
        }
        return filters.isEmpty() ? null : filters.toString();
    }

    private static @Nullable Object value(Map<String, RequestParameter> parameters, String name) {
        RequestParameter parameter = parameters.get(name);
        return parameter == null ? null : parameter.get();
    }
}
