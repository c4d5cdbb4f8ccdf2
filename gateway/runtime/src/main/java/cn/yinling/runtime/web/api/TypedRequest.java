package cn.yinling.runtime.web.api;

import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose type has the name by which Vert.x knows it. */
record TypedRequest(ValidatableRequest request) implements ValidatableRequest {
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
        return request.getPathParameters();
    }

    @Override
    public Map<String, RequestParameter> getQuery() {
        return request.getQuery();
    }

    @Override
    public Map<String, RequestParameter> getHeaders() {
        return request.getHeaders();
    }

    @Override
    public RequestParameter getBody() {
        return request.getBody();
    }
}
