package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Resident;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Page;
import cn.yinling.runtime.web.api.Reach;
import cn.yinling.testing.district.District;
import cn.yinling.testing.district.OpenRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResidentsIT {
    private static final HomeDraft HOME =
            new HomeDraft(
                    District.STREET.code(), "青年路 8 号", "3 幢", "502 室", "门框右侧，密码 4711", "先按门铃");

    private OpenRegister register;
    private Residents residents;
    private Homes homes;

    @BeforeEach
    void start() {
        register = OpenRegister.withBeds(3);
        residents =
                new Residents(
                        register.database(),
                        register.directory(),
                        OpenRegister.days(() -> Instant.parse("2026-11-22T04:00:00Z")));
        homes = new Homes(register.database(), register.directory());
    }

    @AfterEach
    void stop() {
        register.close();
    }

    @Test
    void whatWasEnteredIsReadBack() {
        Person person = person("陈玉兰", "high");
        ResidentFile file = created(person);
        assertThat(file.id()).startsWith("r-");
        assertThat(file.version()).isEqualTo(1);
        assertThat(file.person()).isEqualTo(person);
        assertThat(file.home().details()).isEqualTo(HOME);
        assertThat(file.careEnd()).isNull();
        assertThat(file.changedBy()).isEqualTo("op-1");
        assertThat(residents.find(file.id())).contains(file);
        assertThat(residents.find("nobody")).isEmpty();
    }

    @Test
    void everyMistakeIsNamedAtOnceAndNothingIsWritten() {
        Person wrong =
                new Person(
                        " ",
                        null,
                        "f",
                        LocalDate.of(2030, 1, 1),
                        "none",
                        null,
                        null,
                        List.of(""),
                        List.of(),
                        List.of(new Resident.Contact("李", "son", "x")),
                        "red");
        assertThat(residents.create(null, wrong, new HomeChoice.Fresh(HOME), "op-1"))
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        invalid ->
                                assertThat(((Outcome.Invalid<?>) invalid).faults())
                                        .extracting(Fault::field)
                                        .containsExactly(
                                                "name",
                                                "sex",
                                                "bornOn",
                                                "phone",
                                                "risk",
                                                "illnesses[0]",
                                                "contacts[0].phone"));
        HomeDraft nowhere = new HomeDraft("999", "x", null, null, null, null);
        assertThat(residents.create(null, person("陈", null), new HomeChoice.Fresh(nowhere), "op-1"))
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        invalid ->
                                assertThat(
                                                ((Outcome.Invalid<?>) invalid)
                                                        .faults()
                                                        .getFirst()
                                                        .field())
                                        .isEqualTo("street"));
        assertThat(register.count("select count(*) from resident")).isEqualTo(3);
    }

    @Test
    void ofTwoOperatorsWhoSawTheSameVersionTheSecondIsTold() {
        ResidentFile seen = created(person("陈玉兰", "low"));
        Outcome<ResidentFile> first =
                residents.change(seen.id(), seen.version(), person("陈玉兰", "medium"), "op-1");
        Outcome<ResidentFile> second =
                residents.change(seen.id(), seen.version(), person("陈玉蓝", "low"), "op-2");
        assertThat(first).isInstanceOf(Outcome.Done.class);
        assertThat(second).isEqualTo(new Outcome.Stale<>(seen.version() + 1));
        ResidentFile now = residents.find(seen.id()).orElseThrow();
        assertThat(now.person().risk()).isEqualTo("medium");
        assertThat(now.person().name()).isEqualTo("陈玉兰");
    }

    @Test
    void contactsKeepTheOrderInWhichTheyAreCalled() {
        ResidentFile file = created(person("陈玉兰", null));
        Person other = withContacts(file.person(), "三", "一", "二");
        residents.change(file.id(), file.version(), other, "op-1");
        assertThat(residents.find(file.id()).orElseThrow().person().contacts())
                .extracting(Resident.Contact::name)
                .containsExactly("三", "一", "二");
    }

    @Test
    void agentLearnsOfAChangedKeySafeAndContact() {
        ResidentFile file = residents.find(District.residentId(1)).orElseThrow();
        residents.change(file.id(), file.version(), withContacts(file.person(), "新儿媳"), "op-1");
        homes.change(file.home().id(), file.home().version(), HOME, "op-1");
        RegisteredDevice bed = register.known("bed-0001");
        assertThat(Objects.requireNonNull(bed.resident()).contacts())
                .extracting(Resident.Contact::name)
                .containsExactly("新儿媳");
        assertThat(bed.place().address()).isEqualTo("青年路 8 号3 幢502 室");
        assertThat(bed.place().entry()).isEqualTo("钥匙盒：门框右侧，密码 4711；先按门铃");
        assertThat(bed.building()).isEqualTo("青年路 8 号3 幢");
    }

    @Test
    void coupleLivesBehindOneDoor() {
        ResidentFile wife = created(person("陈玉兰", "low"));
        ResidentFile husband =
                done(
                        residents.create(
                                "r-husband",
                                person("周德福", "high"),
                                new HomeChoice.OnFile(wife.home().id()),
                                "op-1"));
        assertThat(husband.home()).isEqualTo(wife.home());
        Homes.Household household = homes.find(wife.home().id()).orElseThrow();
        assertThat(household.residents()).hasSize(2).containsEntry("r-husband", "周德福");
        homes.change(
                wife.home().id(),
                1,
                new HomeDraft(HOME.street(), "人民路 1 号", null, null, null, null),
                "op-1");
        assertThat(residents.find("r-husband").orElseThrow().home().details().address())
                .isEqualTo("人民路 1 号");
    }

    @Test
    void whoMovesTakesHerOwnDevicesAlongAndAnEmptyHomeIsForgotten() {
        ResidentFile before = residents.find(District.residentId(2)).orElseThrow();
        ResidentFile after =
                done(
                        residents.move(
                                before.id(), before.version(), new HomeChoice.Fresh(HOME), "op-1"));
        assertThat(after.home().id()).isNotEqualTo(before.home().id());
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(register.known("bed-0002").place().address()).startsWith("青年路 8 号");
        assertThat(homes.find(before.home().id())).isEmpty();
    }

    @Test
    void careEndsOnlyWhenTheDevicesAreGone() {
        ResidentFile file = residents.find(District.residentId(1)).orElseThrow();
        CareEnd end = new CareEnd(LocalDate.of(2026, 11, 20), "institution", null);
        assertThat(residents.endCare(file.id(), file.version(), end, "op-1"))
                .isInstanceOfSatisfying(
                        Outcome.Conflict.class,
                        conflict -> assertThat(conflict.why().en()).contains("bed-0001"));
        register.run("update device set revoked_at = now() where id = 'bed-0001'");
        assertThat(done(residents.endCare(file.id(), file.version(), end, "op-1")).careEnd())
                .isEqualTo(end);
        assertThat(residents.search(ResidentQuery.inCare(null, 10)).items()).hasSize(2);
        assertThat(done(residents.resumeCare(file.id(), file.version() + 1, "op-1")).careEnd())
                .isNull();
    }

    @Test
    void listIsFoundByStreetRiskTextAndCareAndPagesNeitherRepeatNorSkip() {
        for (int number = 0; number < 7; number++) {
            created(person("陈玉兰" + number, "medium-low"));
        }
        assertThat(ids(query(null, "medium-low", null, null, 50))).hasSize(7);
        assertThat(ids(query(null, null, "玉兰3", null, 50))).hasSize(1);
        assertThat(ids(query(null, null, "王奶奶", null, 50))).hasSize(3);
        assertThat(ids(query(null, null, "R-0002", null, 50))).containsExactly("r-0002");
        assertThat(ids(query(null, null, "%", null, 50))).isEmpty();
        assertThat(ids(query("nowhere", null, null, null, 50))).isEmpty();
        List<String> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            Page<ResidentFile> page = residents.search(query(null, null, null, after, 3));
            page.items().forEach(file -> all.add(file.id()));
            Cursor end = page.next();
            after = end == null ? null : end.value(0);
        } while (after != null);
        assertThat(all).hasSize(10).doesNotHaveDuplicates().isSorted();
    }

    private List<String> ids(ResidentQuery query) {
        return residents.search(query).items().stream().map(ResidentFile::id).toList();
    }

    private static ResidentQuery query(
            @Nullable String street,
            @Nullable String risk,
            @Nullable String text,
            @Nullable String after,
            int limit) {
        return new ResidentQuery(
                street, risk, text, ResidentQuery.Care.IN_CARE, Reach.WHOLE, after, limit);
    }

    private ResidentFile created(Person person) {
        return done(residents.create(null, person, new HomeChoice.Fresh(HOME), "op-1"));
    }

    static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    static Person person(String name, @Nullable String risk) {
        return new Person(
                name,
                "陈奶奶",
                "female",
                LocalDate.of(1944, 5, 6),
                "0513-85550001",
                "nantong",
                "walker",
                List.of("高血压"),
                List.of("氨氯地平"),
                List.of(new Resident.Contact("陈建国", "son", "+86 13800000001")),
                risk);
    }

    private static Person withContacts(Person person, String... names) {
        List<Resident.Contact> contacts =
                java.util.Arrays.stream(names)
                        .map(name -> new Resident.Contact(name, "son", "13800000001"))
                        .toList();
        return new Person(
                person.name(),
                person.preferredName(),
                person.sex(),
                person.bornOn(),
                person.phone(),
                person.dialect(),
                person.mobility(),
                person.illnesses(),
                person.medicines(),
                contacts,
                person.risk());
    }
}
