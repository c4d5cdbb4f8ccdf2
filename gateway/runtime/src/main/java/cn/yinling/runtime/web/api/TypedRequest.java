package cn.yinling.runtime.web.api;

import io.vertx.core.json.Json;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as Vert.x reads it right: its type has the name by which Vert.x knows it, and what the
 * contract calls a string stays one. Vert.x takes the value of a parameter for JSON where it is
 * more than letters and digits, so {@code +8613900009002} or {@code -3} would be numbers.
 */
record TypedRequest(ValidatableRequest request, Operation operation) implements ValidatableRequest {
    @Override
    public @Nullable String getContentType() {
        String type = request.getContentType();
        return type == null ? null : Contract.typeForVertx(type);
    }

    @Override
    public Map<String, RequestParameter> getCookies() {
        return request.getCookies();
    }

    @Override
    public Map<String, RequestParameter> getPathParameters() {
        return strings(request.getPathParameters(), Location.PATH);
    }

    @Override
    public Map<String, RequestParameter> getQuery() {
        return strings(request.getQuery(), Location.QUERY);
    }

    @Override
    public Map<String, RequestParameter> getHeaders() {
        return request.getHeaders();
    }

    @Override
    public RequestParameter getBody() {
        return request.getBody();
    }

    private Map<String, RequestParameter> strings(
            Map<String, RequestParameter> values, Location in) {
        Set<String> names =
                operation.getParameters().stream()
                        .filter(parameter ->
                                parameter.getIn() == in
                                        && parameter.getSchemaType() == SchemaType.STRING)
                        .map(Parameter::getName)
                        .collect(Collectors.toSet());
        Map<String, RequestParameter> strings = new HashMap<>(values);
        strings.replaceAll((name, value) -> names.contains(name) ? string(value) : value);
        return strings;
    }

    private static RequestParameter string(RequestParameter value) {
        String text = value.getString();
        return text == null || text.matches("\\w*")
                ? value
                : new RequestParameterImpl(Json.encode(text));
    }
}
