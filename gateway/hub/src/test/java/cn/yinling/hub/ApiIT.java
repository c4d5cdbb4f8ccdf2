package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.ApiClient.Reply;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.runtime.config.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract and the gateway, held against each other. */
class ApiIT {
    /** Open, and yet nothing that a foreign page may send. */
    private static final Set<String> SIGN_INS = Set.of("signIn", "acceptInvitation");

    private static RunningGateway running;
    private static ApiClient machine;

    @BeforeAll
    static void start() {
        GatewayConfig config =
                RunningGateway.config().withApi(ApiConfig.ofToken(new Secret(ApiClient.TOKEN)));
        running = RunningGateway.withBeds(3, config);
        machine = ApiClient.machine(running.gateway().webPort());
    }

    @AfterAll
    static void stop() {
        machine.close();
        running.close();
    }

    @Test
    void everyOperationOfTheContractIsAnswered() {
        assertThat(running.gateway().api().unbound()).isEmpty();
    }

    static Stream<Arguments> reads() {
        return operations()
                .filter(operation -> operation.getHttpMethod().name().equals("GET"))
                .filter(operation -> !operation.getOperationId().equals("getLive"))
                .map(operation -> Arguments.of(operation.getOperationId(), operation));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void everyReadAnswersAsItsSchemaSays(String id, Operation operation) {
        Reply reply = machine.get(path(operation));
        if (running.gateway().api().unbound().contains(id)) {
            assertThat(reply.status()).isEqualTo(501);
        } else if (isForPersons(operation)) {
            assertThat(reply.status()).isEqualTo(403);
        } else {
            assertThat(reply.status()).isIn(200, 302, 404);
        }
    }

    private static boolean isForPersons(Operation operation) {
        JsonArray roles = operation.getOpenAPIModel().getJsonArray("x-role");
        return roles != null && !roles.contains("service") && !roles.contains("any");
    }

    static Stream<Arguments> examples() {
        return operations().flatMap(ApiIT::examples);
    }

    private static Stream<Arguments> examples(Operation operation) {
        JsonObject body = operation.getOpenAPIModel().getJsonObject("requestBody");
        if (body == null) {
            return Stream.empty();
        }
        // From the published text: the contract as Vert.x has it knows no CSV.
        List<Arguments> arguments = new ArrayList<>();
        JsonNode published = published(operation);
        published
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(content ->
                        content.getValue()
                                .path("examples")
                                .properties()
                                .forEach(example ->
                                        arguments.add(
                                                Arguments.of(
                                                        operation.getOperationId(),
                                                        example.getKey(),
                                                        operation,
                                                        content.getKey(),
                                                        example.getValue().path("value")))));
        assertThat(arguments).as(operation.getOperationId()).isNotEmpty();
        return arguments.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void everyExampleIsAccepted(
            String id, String name, Operation operation, String type, JsonNode example) {
        String body = example.isTextual() ? example.asText() : example.toString();
        Reply reply = machine.send(operation.getHttpMethod().name(), path(operation), type, body);
        assertThat(reply.status()).as(reply.body()).isNotIn(400, 415, 500, 503);
        assertThat(id + name).isNotBlank();
    }

    @Test
    void everyWriteWithACookieIsGuardedAndEveryReadOfAPersonIsAudited() {
        operations()
                .forEach(operation -> {
                    JsonObject model = operation.getOpenAPIModel();
                    String id = operation.getOperationId();
                    boolean isRead = operation.getHttpMethod().name().equals("GET");
                    boolean isOpen = model.getBoolean("x-open");
                    boolean isGuarded =
                            operation.getParameters().stream()
                                    .anyMatch(parameter ->
                                            parameter.getName().equals("X-Yinling-Page"));
                    assertThat(isGuarded)
                            .as(id)
                            .isEqualTo((!isRead && !isOpen) || SIGN_INS.contains(id));
                    if (isRead && operation.getOpenAPIPath().contains("{residentId}")) {
                        assertThat(model.getString("x-audit")).as(id).isEqualTo("resident");
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/devices?limit=0            | query | limit",
                "/api/devices?limit=501          | query | limit",
                "/api/devices?limit=many         | query | limit",
                "/api/devices?online=perhaps     | query | online",
                "/api/devices?kind=robot         | query | kind",
                "/api/devices?cursor=nonsense    | query | cursor",
                "/api/devices?sort=lane&cursor=SUQfHzAfYmVkLTAwMDE | query | cursor",
                "/api/devices/Bed%200001         | path  | deviceId",
                "/api/devices/bed-0001/readings  | query | from",
                "/api/devices/bed-0001/readings?from=yesterday&to=2026-11-21T00:00:00Z | query | from",
                "/api/devices/bed-0001/readings?from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z | query | to",
                "/api/devices/bed-0001/readings?from=2026-09-22T00:00:00Z&to=2026-11-21T00:00:00Z&resolution=minute | query | to",
                "/api/alarms?lane=6              | query | lane",
                "/api/alarms?cause=boredom       | query | cause",
                "/api/alarms?cursor=YQ           | query | cursor",
                "/api/dead-letters?reason=no-way | query | reason",
            })
    void wrongQuestionIsAProblemThatSaysWhatIsWrongWhere(String path, String in, String at) {
        Reply reply = machine.get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.path("type").asText()).isEqualTo("urn:yinling:problem:invalid-request");
        JsonNode error = problem.path("errors").path(0);
        assertThat(error.path("in").asText()).as(reply.body()).isEqualTo(in);
        assertThat(error.path("at").asText()).as(reply.body()).isEqualTo(at);
        assertThat(error.path("what").asText()).isNotBlank();
    }

    @Test
    void allThatIsWrongInABodyIsToldAtOnce() {
        Reply reply =
                machine.post(
                        "/api/residents",
                        """
                        {"name": "", "bornOn": "8 March", "street": "320602-01", "pet": "cat",
                         "contacts": [{"name": "王建国", "relation": "son"}]}
                        """);
        assertThat(reply.status()).isEqualTo(400);
        List<String> places = new ArrayList<>();
        reply.json().path("errors").forEach(error -> places.add(error.path("at").asText()));
        assertThat(places).as(reply.body()).contains("/name", "/contacts/0");
        assertThat(reply.body()).doesNotContain("王建国");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/residents | application/json | {              | 400",
                "POST | /api/residents | application/xml  | <resident/>    | 415",
                "POST | /api/residents | application/json |                | 400",
                "GET  | /api/nothing   |                  |                | 404",
                "GET  | /api/devices/bed-9999 |           |                | 404",
                "GET  | /api/alarms/bed-0001.sos.x |      |                | 404",
                "DELETE | /api/devices |                  |                | 405",
                "POST | /api/claims    | application/json | {\"code\": 7}  | 400",
            })
    void whatCannotBeAnsweredIsAProblem(
            String method, String path, String type, String body, int status) {
        Reply reply = machine.send(method, path, type, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.json().path("detail").asText()).isNotBlank();
    }

    @Test
    void bodyThatIsTooLargeIsRefusedWithTheLimit() {
        String body = "{\"name\": \"%s\"}".formatted("x".repeat(300_000));
        Reply reply = machine.post("/api/residents", body);
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().path("detail").asText()).contains("262144");
    }

    @Test
    void whatIsAllowedIsToldWhereTheMethodIsNot() {
        assertThat(machine.delete("/api/devices").header("Allow")).hasValue("GET, POST");
    }

    @Test
    void publishedContractIsTheOneInForce() {
        Reply reply = machine.get("/api/openapi.yaml");
        assertThat(reply.body()).isEqualTo(ApiClient.contract().text());
        assertThat(reply.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/yaml"));
    }

    private static Stream<Operation> operations() {
        return ApiClient.contract().validating().operations().stream();
    }

    private static JsonNode published(Operation operation) {
        try {
            return new YAMLMapper()
                    .readTree(ApiClient.contract().text())
                    .path("paths")
                    .path(operation.getOpenAPIPath())
                    .path(operation.getHttpMethod().name().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the examples of what it requires. */
    private static String path(Operation operation) {
        String path = operation.getOpenAPIPath();
        List<String> query = new ArrayList<>();
        for (Parameter parameter : operation.getParameters()) {
            Object example = parameter.getOpenAPIModel().getValue("example");
            if (parameter.getIn() == Location.PATH) {
                path = path.replace("{" + parameter.getName() + "}", String.valueOf(example));
            } else if (parameter.getIn() == Location.QUERY && example != null) {
                query.add(
                        parameter.getName()
                                + "="
                                + URLEncoder.encode(
                                        String.valueOf(example), StandardCharsets.UTF_8));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
