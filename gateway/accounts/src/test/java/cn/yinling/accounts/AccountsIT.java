package cn.yinling.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yinling.accounts.audit.AuditCheck;
import cn.yinling.accounts.audit.AuditConfig;
import cn.yinling.accounts.audit.Journal;
import cn.yinling.accounts.personnel.AccountCommands;
import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.sessions.Begun;
import cn.yinling.accounts.sessions.SessionRules;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.web.api.Bound;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Persons and sessions of several processes on one database. */
class AccountsIT {
    private static final String HASH = "$argon2id$of-a-test";
    private static final Grant AGENT = Grant.of(Role.AGENT);
    private static final Configured NOBODY = new Configured("nobody", List.of(), null);

    @TempDir private static Path data;
    @TempDir private Path folder;
    private static Database database;

    @BeforeAll
    static void start() {
        database =
                Database.start(
                        DatabaseConfig.embedded(data.resolve("postgres")), Accounts.MIGRATIONS);
        database.whenReady().orTimeout(60, TimeUnit.SECONDS).join();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void forget() {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("truncate accounts.person, accounts.taken_over cascade"));
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("update accounts.change set version = version + 1"));
    }

    private static Person person(String id, Grant... grants) {
        return new Person(id, "N " + id, HASH, null, false, 1, List.of(grants));
    }

    private Accounts process(String name, SessionRules.Kind kind, Configured configured) {
        Duration idle = Duration.ofMinutes(30);
        Duration longest = Duration.ofHours(16);
        return Accounts.start(
                database,
                folder.resolve(name + ".json"),
                kind == SessionRules.Kind.SEAT
                        ? SessionRules.ofASeat(idle, longest)
                        : SessionRules.ofPages(idle, longest),
                configured,
                InstantSource.system());
    }

    private Accounts hotline(Person... agents) {
        return process(
                "hotline", SessionRules.Kind.SEAT, new Configured("agents", List.of(agents), null));
    }

    private Accounts gateway(Person... operators) {
        return process(
                "gateway",
                SessionRules.Kind.PAGE,
                new Configured("operators", List.of(operators), null));
    }

    @Test
    void listsOfBothConfigurationsAreTakenOverOnce() {
        try (Accounts hotline = hotline(person("anna", AGENT), person("chenxiao", AGENT));
                Accounts gateway = gateway(person("chenxiao", Grant.of(Role.OPERATOR)))) {
            for (Accounts process : List.of(hotline, gateway)) {
                await().until(() -> process.persons().all().size() == 2);
                await().until(() -> roles(process, "chenxiao").size() == 2);
            }
        }
        change("delete from accounts.person_role where person_id = 'chenxiao' and role = 'agent'");
        change("update accounts.person set ended_at = now() where id = 'anna'");
        try (Accounts hotline =
                hotline(person("anna", AGENT), person("bert", AGENT), person("chenxiao", AGENT))) {
            await().until(() -> hotline.problem() == null);
            assertThat(hotline.persons().find("anna")).isEmpty();
            assertThat(hotline.persons().find("bert")).isEmpty();
            assertThat(roles(hotline, "chenxiao")).containsExactly(Role.OPERATOR);
        }
    }

    @Test
    void changeInOneProcessIsSeenInTheOthers() {
        try (Accounts gateway = gateway(person("anna", AGENT))) {
            await().until(() -> gateway.problem() == null);
            change("insert into accounts.person (id, name) values ('zhao', '赵')");
            change(
                    "insert into accounts.person_role (person_id, role, street_code) values ('zhao', 'street-staff', 'east')");
            await().until(() -> !roles(gateway, "zhao").isEmpty());
            assertThat(gateway.persons().find("zhao").orElseThrow().grants())
                    .containsExactly(
                            new Grant(Role.STREET_STAFF, new Bound(Bound.Kind.STREET, "east")));
        }
    }

    @Test
    void sessionIsTakenUpByTheNextProcessAndEndsInAll() {
        Begun begun;
        try (Accounts first = hotline(person("anna", AGENT))) {
            await().until(() -> first.problem() == null);
            begun = first.sessions().begin(person("anna", AGENT), 3);
        }
        try (Accounts second = hotline();
                Accounts elsewhere = process("elsewhere", SessionRules.Kind.SEAT, NOBODY);
                Accounts pages = gateway()) {
            await().until(() -> second.sessions().use(begun.token()).isPresent());
            await().until(() -> elsewhere.sessions().use(begun.token()).isPresent());
            await().until(() -> pages.problem() == null);
            assertThat(pages.sessions().use(begun.token())).isEmpty();

            second.sessions().endOf("anna");
            await().until(() -> elsewhere.sessions().use(begun.token()).isEmpty());
        }
    }

    @Test
    void whoIsThereAndWhoIsSignedInIsKnownWithoutTheDatabase() {
        Begun begun;
        try (Accounts first = hotline(person("anna", AGENT))) {
            await().until(() -> first.problem() == null);
            begun = first.sessions().begin(person("anna", AGENT), 3);
        }
        Path nowhere = folder.resolve("nowhere");
        DatabaseConfig away =
                new DatabaseConfig(
                        "jdbc:postgresql://127.0.0.1:1/none", "nobody", null, nowhere, 0, 2);
        try (Database none = Database.start(away, Accounts.MIGRATIONS);
                Accounts second =
                        Accounts.start(
                                none,
                                folder.resolve("hotline.json"),
                                SessionRules.ofASeat(Duration.ofMinutes(30), Duration.ofHours(16)),
                                NOBODY,
                                InstantSource.system())) {
            assertThat(second.whenKnown()).isDone();
            assertThat(second.problem()).isNotNull();
            assertThat(roles(second, "anna")).containsExactly(Role.AGENT);
            assertThat(second.sessions().use(begun.token())).isPresent();
        }
    }

    @Test
    void whoSignsInWithoutTheDatabaseIsStillSignedInAfterARestartWithoutIt() {
        DatabaseConfig away =
                new DatabaseConfig(
                        "jdbc:postgresql://127.0.0.1:1/none", "nobody", null, folder, 0, 2);
        Configured anna = new Configured("agents", List.of(person("anna", AGENT)), null);
        SessionRules seats = SessionRules.ofASeat(Duration.ofMinutes(30), Duration.ofHours(16));
        Path copy = folder.resolve("hotline.json");
        try (Database none = Database.start(away, Accounts.MIGRATIONS)) {
            Begun begun;
            try (Accounts first = Accounts.start(none, copy, seats, anna, InstantSource.system())) {
                begun = first.sessions().begin(person("anna", AGENT), 3);
                await().until(() -> Files.exists(copy));
            }
            try (Accounts second =
                    Accounts.start(none, copy, seats, NOBODY, InstantSource.system())) {
                assertThat(second.sessions().use(begun.token())).isPresent();
            }
        }
    }

    @Test
    void copyThatCannotBeReadIsAsIfThereWereNone() throws IOException {
        Files.writeString(folder.resolve("hotline.json"), "{\"persons\": [{\"id\": \"anna\"");
        try (Accounts hotline = hotline(person("bert", AGENT))) {
            assertThat(roles(hotline, "bert")).containsExactly(Role.AGENT);
        }
    }

    @Test
    void whatIsKeptComesIntoTheLogOnce() throws IOException {
        Path file = folder.resolve("kept");
        DatabaseConfig away =
                new DatabaseConfig(
                        "jdbc:postgresql://127.0.0.1:1/none", "nobody", null, folder, 0, 2);
        try (Database none = Database.start(away, Accounts.MIGRATIONS);
                Journal journal = Journal.start(none, file, InstantSource.system())) {
            journal.keep("1001", "offered", "r-1", "T-1");
            journal.keep("1001", "accepted", "r-1", "T-1");
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);

        long before = entries("offered");
        try (Journal _ = Journal.start(database, file, InstantSource.system())) {
            await().until(() -> Files.size(file) == 0);
        }
        assertThat(entries("offered")).isEqualTo(before + 1);

        Files.write(file, lines); // as where it was killed before the file was emptied
        try (Journal again = Journal.start(database, file, InstantSource.system())) {
            again.keep("1001", "closed", "r-1", "T-1");
            await().until(() -> entries("closed") == 1);
        }
        assertThat(entries("offered")).isEqualTo(before + 1);
        assertThat(
                        AuditCheck.run(
                                database.access(),
                                AuditConfig.daily(folder.resolve("anchors")),
                                System.out))
                .isZero();
    }

    @Test
    void journalThatCannotWriteSaysSoAndWritesLater() throws IOException {
        Path file = folder.resolve("kept");
        Files.createDirectory(file);
        try (Journal journal = Journal.start(database, file, InstantSource.system())) {
            journal.keep("1002", "signIn", null, "127.0.0.1");
            await().until(() -> journal.problem() != null);
            Files.delete(file);
            await().until(() -> journal.problem() == null);
            await().until(() -> entries("signIn") == 1);
        }
    }

    private static long entries(String operation) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select count(*) from accounts.audit where operation = :operation")
                                .bind("operation", operation)
                                .mapTo(Long.class)
                                .one());
    }

    @Test
    void whoSitsAtTheMachineHasAWayBack() {
        assertThat(console("first")).startsWith("0 One-time code: ");
        assertThat(console("add", "1001", "李敏", "agent")).startsWith("0 One-time code: ");
        assertThat(console("add", "1001", "李敏", "agent")).startsWith("1 There is a person");
        assertThat(console("add", "zhaoli", "赵莉", "street-staff:street:320602-01"))
                .startsWith("0 ");
        assertThat(console("list"))
                .contains("1001", "李敏", "agent [no password]", "street-staff:street:320602-01");
        assertThat(console("roles", "1001", "supervisor", "agent")).isEqualTo("0 ");
        assertThat(console("list")).contains("agent supervisor");
        assertThat(console("drop-factor", "1001")).contains("She has none");
        assertThat(console("end", "1001")).isEqualTo("0 ");
        assertThat(console("invite", "1001")).startsWith("1 She may sign in no more");
        assertThat(console("resume", "1001")).isEqualTo("0 ");
        assertThat(console("invite", "1001")).startsWith("0 One-time code: ");
        assertThat(entries("account drop-factor")).isEqualTo(1);

        assertThat(console("invite", "nobody")).startsWith("1 There is no such person");
        assertThat(console("roles", "1001", "queen")).startsWith("2 there is no role 'queen'");
        assertThat(console("roles", "1001", "street-staff")).contains("must be bound to a street");
        assertThat(console("roles", "1001", "family:r-1")).contains("say to what family is bound");
        assertThat(console("roles", "1001", "family:house:r-1")).startsWith("2 ");
        assertThat(console("fly")).contains("--help");
        assertThat(console()).contains("--help");
    }

    private static String console(String... command) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code =
                new AccountCommands(
                                database.jdbi(),
                                InstantSource.system(),
                                "console:root",
                                new PrintStream(said, true, UTF_8))
                        .run(List.of(command));
        return code + " " + said.toString(UTF_8);
    }

    @Test
    void databaseTakesNoRoleThatMakesNoSense() {
        change("insert into accounts.person (id, name) values ('zhao', '赵')");
        for (String wrong :
                List.of(
                        "('zhao', 'operator', 'east', null, null)",
                        "('zhao', 'street-staff', null, null, null)",
                        "('zhao', 'family', 'east', null, null)",
                        "('zhao', 'caregiver', 'east', 'p-1', null)",
                        "('zhao', 'queen', null, null, null)")) {
            assertThatThrownBy(() ->
                            change(
                                    "insert into accounts.person_role (person_id, role, street_code, place_id, resident_id) values "
                                            + wrong))
                    .hasMessageContaining("person_role");
        }
    }

    private static List<Role> roles(Accounts process, String id) {
        return process.persons().find(id).stream()
                .flatMap(person -> person.grants().stream())
                .map(Grant::role)
                .toList();
    }

    private static void change(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }
}
