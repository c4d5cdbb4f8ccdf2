package cn.yinling.hub.deadletters;

import cn.yinling.hub.api.BearerToken;
import cn.yinling.hub.api.Problem;
import cn.yinling.hub.sessions.Refusal;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /api/dead-letters} and {@code /api/dead-letters/counts}. Thread-safe. */
public final class DeadLetterRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRoutes.class);
    private static final String PATH = "/api/dead-letters";
    private static final int LIMIT = 50;
    private static final int LIMIT_MOST = 500;
    private static final List<String> REASONS =
            Arrays.stream(Refusal.values()).map(Refusal::code).toList();

    private final Database database;
    private final DeadLetters letters;
    private final DeadLetterStore store = new DeadLetterStore();

    private DeadLetterRoutes(Database database, DeadLetters letters) {
        this.database = database;
        this.letters = letters;
    }

    /**
     * What {@code /counts} answers.
     *
     * @param kept in the table, by reason
     * @param surplus not kept since the start, for their device had sent too many within a minute
     * @param dropped lost since the start, for the database did not take them
     */
    record Counts(Map<String, Long> kept, long surplus, long dropped) {
        Counts {
            kept = Map.copyOf(kept);
        }
    }

    public static void mount(
            Router router, BearerToken token, Database database, DeadLetters letters) {
        DeadLetterRoutes routes = new DeadLetterRoutes(database, letters);
        router.get(PATH).handler(token).handler(routes::page);
        router.get(PATH + "/counts").handler(token).handler(routes::counts);
    }

    private void page(RoutingContext context) {
        DeadLetterStore.Query query;
        try {
            query = query(context);
        } catch (IllegalArgumentException e) {
            Problem.badRequest(String.valueOf(e.getMessage())).answer(context);
            return;
        }
        answer(context, jdbi -> LetterPage.of(store.find(jdbi, query), query.limit() - 1));
    }

    private void counts(RoutingContext context) {
        answer(
                context,
                jdbi -> new Counts(store.counts(jdbi), letters.surplus(), letters.dropped()));
    }

    /** Asks for one more than the page holds, to know whether there is another page. */
    private static DeadLetterStore.Query query(RoutingContext context) {
        String device = context.request().getParam("device");
        if (device != null && !DeviceId.isValid(device)) {
            throw new IllegalArgumentException("device must be the id of a device, as bed-0001");
        }
        String reason = context.request().getParam("reason");
        if (reason != null && !REASONS.contains(reason)) {
            throw new IllegalArgumentException(
                    "reason must be one of " + String.join(", ", REASONS));
        }
        long before = number(context, "before", Long.MAX_VALUE, Long.MAX_VALUE);
        int limit = (int) number(context, "limit", LIMIT, LIMIT_MOST);
        return new DeadLetterStore.Query(device, reason, before, limit + 1);
    }

    private static long number(RoutingContext context, String name, long standard, long most) {
        String text = context.request().getParam(name);
        try {
            long number = text == null ? standard : Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            LOG.debug("{} is no number", name);
        }
        throw new IllegalArgumentException(
                "%s must be a whole number from 1 to %d".formatted(name, most));
    }

    private void answer(RoutingContext context, Function<Jdbi, Object> read) {
        context.vertx()
                .executeBlocking(() -> LinkJson.write(read.apply(database.jdbi())), false)
                .onSuccess(json ->
                        context.response()
                                .putHeader("Content-Type", "application/json; charset=utf-8")
                                .putHeader("Cache-Control", "no-store")
                                .end(Buffer.buffer(json)))
                .onFailure(failure -> unavailable(context, failure));
    }

    private static void unavailable(RoutingContext context, Throwable failure) {
        LOG.warn("dead letters cannot be read: {}", failure.getClass().getSimpleName());
        Problem.unavailable("the database does not answer, ask again").answer(context);
    }
}
