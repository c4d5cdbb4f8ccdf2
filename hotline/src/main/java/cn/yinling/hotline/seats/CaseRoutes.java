package cn.yinling.hotline.seats;

import cn.yinling.hotline.seats.SeatMessages.CaseMessage;
import cn.yinling.hotline.seats.SeatMessages.ClosedCaseMessage;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An agent's closed cases over HTTP: to be read, and added to. */
final class CaseRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(CaseRoutes.class);
    private static final int LONGEST_NOTE = 4_000;

    /** A note of the greatest length, every character escaped. */
    private static final int LARGEST_BODY = 32_768;

    private final Vertx vertx;
    private final Archive archive;
    private final BiConsumer<RoutingContext, BiConsumer<RoutingContext, SeatSession>> signedIn;

    /**
     * Routes of signed-in agents.
     *
     * @param signedIn calls on with the session of a request, or refuses it
     */
    CaseRoutes(
            Vertx vertx,
            Archive archive,
            BiConsumer<RoutingContext, BiConsumer<RoutingContext, SeatSession>> signedIn) {
        this.vertx = vertx;
        this.archive = archive;
        this.signedIn = signedIn;
    }

    void mount(Router router) {
        router.get("/api/cases").handler(context -> signedIn.accept(context, this::list));
        router.get("/api/cases/:caseId").handler(context -> signedIn.accept(context, this::read));
        router.post("/api/cases/:caseId/notes")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(context -> signedIn.accept(context, this::addNote));
    }

    private void list(RoutingContext context, SeatSession session) {
        answer(
                context,
                () -> archive.lastOf(session.agent().agentId()),
                cases -> cases.stream().map(ClosedCaseMessage::of).toList());
    }

    private void read(RoutingContext context, SeatSession session) {
        String caseId = caseId(context);
        answer(
                context,
                () -> archive.find(session.agent().agentId(), caseId),
                found -> found.map(one -> CaseMessage.of(one, List.of())).orElse(null));
    }

    private void addNote(RoutingContext context, SeatSession session) {
        String text = note(context);
        if (text == null) {
            SeatProblems.MALFORMED_NOTE.sendTo(context.response());
            return;
        }
        String caseId = caseId(context);
        answer(
                context,
                () -> archive.addNote(session, caseId, text),
                isThere -> isThere ? new Added(caseId) : null);
    }

    private static String caseId(RoutingContext context) {
        return Objects.requireNonNull(context.pathParam("caseId"));
    }

    /** What a note that was added is answered with. */
    private record Added(String caseId) {}

    private static @Nullable String note(RoutingContext context) {
        Buffer body = context.body().buffer();
        try {
            if (body == null) {
                return null;
            }
            JsonNode text = LinkJson.read(body.getBytes(), JsonNode.class).path("text");
            boolean isNote =
                    text.isTextual()
                            && !text.textValue().isBlank()
                            && text.textValue().length() <= LONGEST_NOTE
                            && text.textValue().indexOf('\0') < 0;
            return isNote ? text.textValue().strip() : null;
        } catch (MalformedJsonException e) {
            return null;
        }
    }

    /** Asks the database on a thread that may wait; null is what there is not. */
    private <T> void answer(
            RoutingContext context, Supplier<T> question, Function<T, @Nullable Object> message) {
        CompletableFuture<T> asked =
                CompletableFuture.supplyAsync(
                        question, task -> Thread.ofVirtual().name("archive").start(task));
        Future.fromCompletionStage(asked, vertx.getOrCreateContext())
                .onSuccess(found -> {
                    Object answer = message.apply(found);
                    if (answer == null) {
                        SeatProblems.NO_SUCH_CASE.sendTo(context.response());
                    } else {
                        context.response()
                                .putHeader("Content-Type", "application/json")
                                .end(Buffer.buffer(LinkJson.write(answer)));
                    }
                })
                .onFailure(failure -> {
                    LOG.debug("closed cases cannot be read", failure);
                    SeatProblems.DATABASE_AWAY.sendTo(context.response());
                });
    }
}
