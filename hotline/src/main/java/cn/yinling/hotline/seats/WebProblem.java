package cn.yinling.hotline.seats;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * An answer that says what went wrong and what to do (RFC 9457).
 *
 * @param code stable; the console chooses its words by it
 */
record WebProblem(int status, String code, String title, String detail) {
    static final WebProblem MALFORMED =
            new WebProblem(
                    400,
                    "malformed",
                    "The request cannot be read",
                    "Send JSON with agent, password and seat.");
    static final WebProblem NOT_SIGNED_IN =
            new WebProblem(401, "not-signed-in", "Nobody is signed in", "Sign in to a seat.");
    static final WebProblem WRONG_CREDENTIALS =
            new WebProblem(
                    401,
                    "wrong-credentials",
                    "Agent or password is wrong",
                    "Type both again; the supervisor can set a new password.");
    static final WebProblem TOO_MANY_ATTEMPTS =
            new WebProblem(
                    429,
                    "too-many-attempts",
                    "Too many wrong passwords",
                    "Wait a minute and try again.");
    static final WebProblem MALFORMED_NOTE =
            new WebProblem(
                    400,
                    "malformed",
                    "The note cannot be read",
                    "Send JSON with text of 1 to 4000 characters.");
    static final WebProblem NO_SUCH_CASE =
            new WebProblem(
                    404,
                    "no-such-case",
                    "There is no such case",
                    "Open one of the cases that you have closed.");
    static final WebProblem DATABASE_AWAY =
            new WebProblem(
                    503,
                    "database-away",
                    "Closed cases cannot be read now",
                    "Try again; open cases go on as usual.");
    static final WebProblem BUSY =
            new WebProblem(
                    503,
                    "busy",
                    "Too many sign in at once",
                    "Try again in a few seconds; nobody who has signed in is affected.");
    static final WebProblem NO_SUCH_SEAT =
            new WebProblem(
                    404, "no-such-seat", "There is no such seat", "Choose a seat from the list.");
    static final WebProblem SEAT_TAKEN =
            new WebProblem(
                    409,
                    "seat-taken",
                    "Somebody works at this seat",
                    "Choose another seat, or ask her to sign out.");

    void send(RoutingContext context) {
        JsonObject body =
                new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .put("code", code);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(body.toBuffer());
    }
}
