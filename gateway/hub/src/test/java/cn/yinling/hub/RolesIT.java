package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.ApiClient.Reply;
import cn.yinling.hub.support.Operators;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.runtime.web.api.Bound;
import cn.yinling.runtime.web.api.Role;
import cn.yinling.testing.district.District;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation of the API tried by every role, and by a clerk of one street on the other. */
class RolesIT {
    /** What a clerk asks of a resident, a device or an alarm of another street. */
    private static final String FOREIGN = "r-0901";

    private static final String FOREIGN_BED = "bed-0901";
    private static final String OTHER_STREET = "320602-02";

    /** A stream that does not end, and the end of the session that the others need. */
    private static final Set<String> NOT_CALLED = Set.of("getLive", "signOut");

    private static final Map<Role, ApiClient> PERSONS = new EnumMap<>(Role.class);
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        running =
                RunningGateway.withBeds(2, RunningGateway.config().withOperators(Operators.both()));
        sql(
                "insert into street (code, name, name_english) values ('%s', '和平桥街道', 'Hepingqiao')"
                        .formatted(OTHER_STREET));
        try (ApiClient chenxiao = Operators.signedIn(running.gateway().webPort(), "chenxiao")) {
            chenxiao.with("X-Yinling-Page", "1");
            roles().forEach(role ->
                    PERSONS.put(role, page().with("Cookie", cookie(enter(chenxiao, role)))));
        }
        ApiClient operator = of(Role.OPERATOR);
        assertThat(operator.post("/api/residents", resident(FOREIGN, OTHER_STREET)).status())
                .isEqualTo(201);
        assertThat(
                        operator.post(
                                        "/api/devices",
                                        "{\"id\": \"%s\", \"kind\": \"bed\", \"residentId\": \"%s\"}"
                                                .formatted(FOREIGN_BED, FOREIGN))
                                .status())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        PERSONS.values().forEach(ApiClient::close);
        running.close();
    }

    @Test
    void noOperationIsForgotten() {
        assertThat(table().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(Operation::getOperationId).toList());
    }

    @ParameterizedTest
    @EnumSource(names = "SERVICE", mode = EnumSource.Mode.EXCLUDE)
    void roleMayWhatTheTableSaysAndNothingElse(Role role) {
        Set<String> let = new TreeSet<>();
        operations()
                .filter(operation -> !NOT_CALLED.contains(operation.getOperationId()))
                .filter(operation -> status(role, operation) != 403)
                .map(Operation::getOperationId)
                .forEach(let::add);
        assertThat(let).isEqualTo(operationsOf(role));
    }

    @ParameterizedTest
    @EnumSource(names = "SERVICE", mode = EnumSource.Mode.EXCLUDE)
    void liveIsForWhoSeesTheWholeDistrict(Role role) {
        boolean isLet = Set.of(Role.OPERATOR, Role.VIEWER, Role.SUPERVISOR).contains(role);
        if (!isLet) {
            assertThat(of(role).get("/api/live").status()).isEqualTo(403);
        }
        assertThat(roles("getLive").contains(role.code())).isEqualTo(isLet);
    }

    @Test
    void nobodyIsLetInWithoutASignInWhereItIsNotOpen() {
        operations()
                .filter(operation -> !roles(operation.getOperationId()).contains("open"))
                .forEach(operation ->
                        assertThat(send(page(), operation, "none", "none").status())
                                .as(operation.getOperationId())
                                .isEqualTo(401));
    }

    @Test
    void clerkOfAStreetFindsNothingOfAnother() {
        for (Operation operation : operations().toList()) {
            String path = operation.getOpenAPIPath();
            boolean isAbout = path.contains("{residentId}") || path.contains("{deviceId}");
            if (isAbout && roles(operation.getOperationId()).contains("street-staff")) {
                assertThat(
                                sendWhole(of(Role.STREET_STAFF), operation, FOREIGN, FOREIGN_BED)
                                        .status())
                        .as(operation.getOperationId())
                        .isEqualTo(404);
                assertThat(send(of(Role.OPERATOR), operation, FOREIGN, FOREIGN_BED).status())
                        .as(operation.getOperationId())
                        .isNotIn(401, 403);
            }
        }
    }

    @Test
    void listsOfAClerkHoldHerStreetAlone() {
        ApiClient clerk = of(Role.STREET_STAFF);
        ApiClient operator = of(Role.OPERATOR);
        assertThat(ids(operator.get("/api/residents"))).contains(FOREIGN, "r-0001");
        assertThat(ids(clerk.get("/api/residents"))).containsExactly("r-0001", "r-0002");
        assertThat(ids(clerk.get("/api/residents?street=" + OTHER_STREET))).isEmpty();
        assertThat(ids(clerk.get("/api/devices"))).contains("bed-0001").doesNotContain(FOREIGN_BED);
        assertThat(clerk.get("/api/devices").json().path("total").asInt()).isEqualTo(3);
        assertThat(clerk.get("/api/export/residents").body())
                .contains("r-0001")
                .doesNotContain(FOREIGN);
        assertThat(operator.get("/api/export/residents").body()).contains(FOREIGN);
    }

    @Test
    void alarmsAndCareBedsOfAClerkAreThoseOfHerStreet() {
        ApiClient clerk = of(Role.STREET_STAFF);
        ApiClient operator = of(Role.OPERATOR);
        for (String resident : List.of("r-0001", FOREIGN)) {
            Reply applied =
                    operator.post(
                            "/api/residents/%s/care-bed/steps".formatted(resident),
                            "{\"step\": \"apply\"}");
            assertThat(applied.status()).as(applied.body()).isEqualTo(200);
            sql(
                    """
                    insert into alarm (id, device_id, resident_id, cause, lane, onset, received_at, body, street_code)
                    values ('a-%1$s', 'bed', '%1$s', 'sos', 1, now(), now(), '{}', '%2$s')
                    """
                            .formatted(
                                    resident,
                                    resident.equals(FOREIGN)
                                            ? OTHER_STREET
                                            : District.STREET.code()));
        }
        assertThat(ids(clerk.get("/api/alarms"))).containsExactly("a-r-0001");
        assertThat(ids(operator.get("/api/alarms"))).contains("a-r-0001", "a-" + FOREIGN);
        assertThat(clerk.get("/api/alarms/a-r-0001").status()).isEqualTo(200);
        assertThat(clerk.get("/api/alarms/a-" + FOREIGN).status()).isEqualTo(404);
        assertThat(ids(clerk.get("/api/care-beds"))).hasSize(1);
        assertThat(ids(operator.get("/api/care-beds"))).hasSize(2);
    }

    @Test
    void clerkEntersNobodyInAnotherStreetAndLetsNobodyMoveThere() {
        ApiClient clerk = of(Role.STREET_STAFF);
        Reply foreign = clerk.post("/api/residents", resident("r-0910", OTHER_STREET));
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.body()).contains("/street");
        Reply own = clerk.post("/api/residents", resident("r-0911", District.STREET.code()));
        assertThat(own.status()).isEqualTo(201);
        Reply moved =
                page().with("Cookie", cookie(signIn(Role.STREET_STAFF)))
                        .with("If-Match", own.header("ETag").orElseThrow())
                        .put("/api/residents/r-0911", resident("r-0911", OTHER_STREET));
        assertThat(moved.status()).isEqualTo(400);
        assertThat(of(Role.OPERATOR).get("/api/residents/r-0910").status()).isEqualTo(404);
        String home =
                of(Role.OPERATOR)
                        .get("/api/residents/" + FOREIGN)
                        .json()
                        .at("/home/id")
                        .asText("h-" + FOREIGN);
        String shared =
                resident("r-0912", District.STREET.code())
                        .replace("\"id\"", "\"homeId\": \"%s\", \"id\"".formatted(home));
        assertThat(clerk.post("/api/residents", shared).status()).isEqualTo(400);
        sql("delete from resident where id = 'r-0911'");
    }

    private static Stream<Operation> operations() {
        return ApiClient.contract().validating().operations().stream();
    }

    private static Stream<Role> roles() {
        return Arrays.stream(Role.values()).filter(role -> role != Role.SERVICE);
    }

    private static Stream<String> lines(String resource) {
        try (InputStream file = RolesIT.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(file, resource).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Set<String>> table() {
        return lines("/roles.txt")
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(":", 2))
                .collect(
                        Collectors.toMap(
                                cells -> cells[0].strip(),
                                cells -> Set.of(cells[1].strip().split(" ", -1)),
                                (one, _) -> one,
                                TreeMap::new));
    }

    private static Set<String> roles(String operation) {
        return table().getOrDefault(operation, Set.of());
    }

    private static Set<String> operationsOf(Role role) {
        return table().entrySet().stream()
                .filter(entry ->
                        !NOT_CALLED.contains(entry.getKey())
                                && (entry.getValue().contains(role.code())
                                        || entry.getValue().contains("any")
                                        || entry.getValue().contains("open")))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int status(Role role, Operation operation) {
        return send(of(role), operation, "none", "none").status();
    }

    /** Without a body: whether somebody may is looked at before it. */
    private static Reply send(ApiClient by, Operation operation, String resident, String device) {
        return send(by, operation, resident, device, null);
    }

    /** With the first example of the contract. */
    private static Reply sendWhole(
            ApiClient by, Operation operation, String resident, String device) {
        JsonObject body = operation.getOpenAPIModel().getJsonObject("requestBody");
        if (body == null) {
            return send(by, operation, resident, device);
        }
        JsonObject examples =
                body.getJsonObject("content")
                        .getJsonObject("application/json")
                        .getJsonObject("examples");
        String first = examples.fieldNames().iterator().next();
        String example = examples.getJsonObject(first).getJsonObject("value").encode();
        return send(by, operation, resident, device, example);
    }

    private static Reply send(
            ApiClient by,
            Operation operation,
            String resident,
            String device,
            @Nullable String body) {
        String path =
                operation
                        .getOpenAPIPath()
                        .replace("{residentId}", resident)
                        .replace("{deviceId}", device)
                        .replaceAll("\\{[a-zA-Z]+\\}", "none-such");
        String type = body == null ? null : "application/json";
        return by.send(operation.getHttpMethod().name(), path, type, body);
    }

    private static ApiClient of(Role role) {
        return Objects.requireNonNull(PERSONS.get(role), role.code());
    }

    private static ApiClient page() {
        return ApiClient.stranger(running.gateway().webPort()).with("X-Yinling-Page", "1");
    }

    private static Reply signIn(Role role) {
        try (ApiClient page = page()) {
            return page.post(
                    "/api/session", Operators.credentials("of-" + role.code(), Operators.PASSWORD));
        }
    }

    private static String cookie(Reply signedIn) {
        return signedIn.header("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    /** Enters a person who is nothing else; what her first sign-in is answered. */
    private static Reply enter(ApiClient chenxiao, Role role) {
        String bound =
                role.bounds().stream()
                        .min(Bound.Kind::compareTo)
                        .map(kind -> ", \"%s\": \"%s\"".formatted(kind.code(), idOf(kind)))
                        .orElse("");
        Reply entered =
                chenxiao.post(
                        "/api/persons",
                        "{\"id\": \"of-%1$s\", \"name\": \"%1$s\", \"roles\": [{\"role\": \"%1$s\"%2$s}]}"
                                .formatted(role.code(), bound));
        assertThat(entered.status()).as(entered.body()).isEqualTo(201);
        try (ApiClient page = page()) {
            return page.post(
                    "/api/session/invitation",
                    "{\"code\": \"%s\", \"password\": \"%s\"}"
                            .formatted(entered.json().path("code").asText(), Operators.PASSWORD));
        }
    }

    private static String idOf(Bound.Kind kind) {
        return switch (kind) {
            case STREET -> District.STREET.code();
            case PLACE -> District.CENTRE.id();
            case RESIDENT -> "r-0001";
        };
    }

    private static void sql(String statement) {
        running.tables().useHandle(handle -> handle.execute(statement));
    }

    private static String resident(String id, String street) {
        return "{\"id\": \"%s\", \"name\": \"李兰\", \"bornOn\": \"1939-11-30\", \"street\": \"%s\", \"address\": \"青年路 9 号\"}"
                .formatted(id, street);
    }

    private static List<String> ids(Reply page) {
        List<String> ids = new ArrayList<>();
        for (JsonNode item : page.json().path("items")) {
            ids.add(item.path("id").asText());
        }
        return ids;
    }
}
