package cn.yinling.runtime.web.api;

import cn.yinling.runtime.web.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts answers on the wire. Stateless. */
final class Reply {
    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);

    private Reply() {}

    /** On the event loop. */
    static void send(RoutingContext context, Answer answer) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        switch (answer) {
            case Answer.Content content -> {
                content.headers().forEach(response::putHeader);
                response.setStatusCode(content.status())
                        .putHeader("Content-Type", content.type())
                        .end(Buffer.buffer(content.body()));
            }
            case Answer.Nothing _ -> response.setStatusCode(204).end();
            case Answer.Wrong(Problem problem) -> problem.sendTo(response);
            case Answer.Takeover(var taker) -> {
                Problem problem = taker.apply(context);
                if (problem != null) {
                    problem.sendTo(response);
                }
            }
            case Answer.Pieces _ ->
                    throw new IllegalStateException("pieces are written by their own thread");
        }
    }

    /** On the caller's thread, which waits while the reader is slow. */
    static void write(RoutingContext context, Answer.Pieces pieces) {
        HttpServerResponse response = context.response();
        response.setChunked(true)
                .putHeader("Content-Type", pieces.type())
                .putHeader(
                        "Content-Disposition",
                        "attachment; filename=\"%s\"".formatted(pieces.fileName()));
        try {
            pieces.writing().to(piece -> response.write(piece).await());
            response.end().await();
        } catch (RuntimeException e) {
            if (!response.headWritten()) {
                response.headers().remove("Content-Disposition");
                response.setChunked(false);
                throw e;
            }
            LOG.info("a download was broken off: {}", e.getClass().getSimpleName());
            // Without the last chunk, so that nobody takes it for the whole.
            context.request().connection().close();
        }
    }
}
