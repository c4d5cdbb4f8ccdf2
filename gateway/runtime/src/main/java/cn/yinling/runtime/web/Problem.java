package cn.yinling.runtime.web;

import cn.yinling.link.json.LinkJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it: {@code application/problem+json}. Immutable.
 *
 * @param type {@code about:blank} where the status says it all
 * @param detail what is wrong here, and what to do
 * @param code by which a page chooses its words; left out where the status is enough
 * @param errors what is wrong in the request; left out where it is nothing
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mistake> errors) {

    /** How it is called on the wire. */
    public static final String TYPE = "application/problem+json";

    private static final String RETRY_SECONDS = "5";
    private static final String BLANK = "about:blank";
    private static final String INVALID_REQUEST = "urn:yinling:problem:invalid-request";

    /**
     * One thing that is wrong in a request.
     *
     * @param in {@code path}, {@code query}, {@code header}, {@code cookie} or {@code body}
     * @param at the parameter's name, or in the body the JSON pointer (RFC 6901)
     */
    public record Mistake(String in, String at, String what) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    private static Problem of(int status, String title, String detail) {
        return new Problem(BLANK, title, status, detail, null, List.of());
    }

    /**
     * One that a page has words for.
     *
     * @param code stable
     */
    public static Problem coded(int status, String code, String title, String detail) {
        return new Problem(BLANK, title, status, detail, code, List.of());
    }

    /** The same with another status. */
    public Problem withStatus(int other) {
        return new Problem(type, title, other, detail, code, errors);
    }

    /** The request is not as it should be, in ways that the contract cannot tell. */
    public static Problem invalid(List<Mistake> mistakes) {
        return invalid("The request is not as the contract has it", mistakes);
    }

    /** The same, said in another language. */
    public static Problem invalid(String detail, List<Mistake> mistakes) {
        return new Problem(INVALID_REQUEST, "Bad Request", 400, detail, null, mistakes);
    }

    public static Problem badRequest(String detail) {
        return of(400, "Bad Request", detail);
    }

    public static Problem unauthorized(String detail) {
        return of(401, "Unauthorized", detail);
    }

    public static Problem forbidden(String detail) {
        return of(403, "Forbidden", detail);
    }

    public static Problem notFound(String detail) {
        return of(404, "Not Found", detail);
    }

    public static Problem methodNotAllowed(String detail) {
        return of(405, "Method Not Allowed", detail);
    }

    /** The request contradicts the state. */
    public static Problem conflict(String detail) {
        return of(409, "Conflict", detail);
    }

    /** Somebody else has changed it meanwhile. */
    public static Problem changedMeanwhile() {
        return changedMeanwhile("It was changed meanwhile: read it again, and change that");
    }

    /** The same, said in another language. */
    public static Problem changedMeanwhile(String detail) {
        return of(412, "Precondition Failed", detail);
    }

    public static Problem tooLarge(long most) {
        return of(413, "Content Too Large", "Send a body of %d bytes at most".formatted(most));
    }

    public static Problem unsupportedType() {
        return of(415, "Unsupported Media Type", "Send the body in a type of the contract");
    }

    /** A change must say which version it is of. */
    public static Problem versionMissing() {
        return of(
                428, "Precondition Required", "Send the ETag of what you have read as 'If-Match'");
    }

    /** Too often; may be tried again in a while. */
    public static Problem tooMany(String detail) {
        return of(429, "Too Many Requests", detail);
    }

    public static Problem internal(String id) {
        return of(
                500,
                "Internal Server Error",
                "This is a fault of the gateway; its log tells more at " + id);
    }

    public static Problem notThere(String operationId) {
        return of(501, "Not Implemented", "This gateway does not answer %s".formatted(operationId));
    }

    /** Cannot be had now; may be tried again soon. */
    public static Problem unavailable(String detail) {
        return of(503, "Service Unavailable", detail);
    }

    /** Answers with it, unless there was an answer before. */
    public void sendTo(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (status == 429 || status == 503) {
            response.putHeader("Retry-After", RETRY_SECONDS);
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", TYPE)
                .end(Buffer.buffer(LinkJson.write(this)));
    }

    /** As an exception, out of the depth of a call. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
