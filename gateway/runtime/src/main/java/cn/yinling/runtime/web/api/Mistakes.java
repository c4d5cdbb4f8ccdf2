package cn.yinling.runtime.web.api;

import cn.yinling.runtime.web.Problem;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in our words what Vert.x found wrong in a request. Stateless. */
final class Mistakes {
    private static final Pattern PARAMETER =
            Pattern.compile("(path|query|header|cookie) parameter (\\S+?)\\.?(?= |$)");
    private static final Pattern REASON = Pattern.compile("Reason: (.*)", Pattern.DOTALL);
    private static final int MOST = 20;

    private Mistakes() {}

    static Problem problem(ValidatorException failure) {
        if (failure.type() == ValidatorErrorType.UNSUPPORTED_VALUE_FORMAT
                && !PARAMETER.matcher(message(failure)).find()) {
            return Problem.unsupportedType();
        }
        return Problem.invalid(
                failure instanceof SchemaValidationException schema
                        ? ofSchema(schema)
                        : List.of(ofMessage(failure)));
    }

    private static List<Problem.Mistake> ofSchema(SchemaValidationException failure) {
        Matcher parameter = PARAMETER.matcher(message(failure));
        boolean isParameter = parameter.find();
        String in = isParameter ? parameter.group(1) : "body";
        String name = isParameter ? parameter.group(2) : null;
        // The first of a place is the outermost and says only that something below is wrong.
        Map<String, Problem.Mistake> byPlace = new LinkedHashMap<>();
        OutputUnit output = failure.getOutputUnit();
        List<OutputUnit> errors =
                output == null || output.getErrors() == null ? List.of() : output.getErrors();
        for (OutputUnit error : errors) {
            String at = name == null ? pointer(error.getInstanceLocation()) : name;
            byPlace.put(at, new Problem.Mistake(in, at, what(error.getError())));
        }
        byPlace.keySet().removeIf(place -> isAbove(place, byPlace.keySet()));
        return byPlace.isEmpty()
                ? List.of(ofMessage(failure))
                : byPlace.values().stream().limit(MOST).toList();
    }

    private static boolean isAbove(String place, Iterable<String> places) {
        for (String other : places) {
            if (other.startsWith(place + "/")) {
                return true;
            }
        }
        return false;
    }

    /** The location is {@code #/contacts/0}; a pointer has no hash. */
    private static String pointer(@Nullable String location) {
        return location == null ? "" : location.replaceFirst("^#", "");
    }

    private static Problem.Mistake ofMessage(ValidatorException failure) {
        String message = message(failure);
        Matcher parameter = PARAMETER.matcher(message);
        Matcher reason = REASON.matcher(message);
        String what = what(reason.find() ? reason.group(1) : message);
        return parameter.find()
                ? new Problem.Mistake(
                        parameter.group(1),
                        parameter.group(2),
                        failure.type() == ValidatorErrorType.MISSING_REQUIRED_PARAMETER
                                ? "is missing"
                                : what)
                : new Problem.Mistake("body", "", what);
    }

    private static String message(ValidatorException failure) {
        return String.valueOf(failure.getMessage());
    }

    private static String what(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return "is wrong";
        }
        String text = reason.strip();
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
