package cn.yinling.register.callers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Resident;
import cn.yinling.register.callers.Caller.As;
import cn.yinling.runtime.web.api.Reach;
import cn.yinling.testing.district.District;
import cn.yinling.testing.district.OpenRegister;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallersIT {
    private static final String FIRST = District.residentId(1);
    private static final String SECOND = District.residentId(2);

    private OpenRegister register;
    private Callers callers;

    @BeforeEach
    void start() {
        register = OpenRegister.withBeds(2);
        register.run("delete from contact");
        register.run("update resident set phone = null");
        register.run("update device set voice = null");
        callers = new Callers(register.database());
    }

    @AfterEach
    void stop() {
        register.close();
    }

    @Test
    void residentIsFoundHoweverHerNumberIsWritten() {
        phone(FIRST, "139-1234 5678");
        Caller caller = found("+8613912345678").getFirst();
        assertThat(caller.as()).isEqualTo(As.RESIDENT);
        assertThat(Objects.requireNonNull(caller.resident()).id()).isEqualTo(FIRST);
        assertThat(caller.place().address()).isNotEmpty();
        assertThat(found("13912345679")).isEmpty();
    }

    @Test
    void twoWhoShareATelephoneAreBothFound() {
        phone(FIRST, "0513-85123456");
        phone(SECOND, "85123456");
        assertThat(ids(found("051385123456"))).containsExactly(FIRST, SECOND);
    }

    @Test
    void contactIsNamedByHerPlaceAndWhoIsAlsoAResidentIsOneFirst() {
        contact(FIRST, 1, "13800000009");
        contact(FIRST, 2, "13800000001");
        contact(SECOND, 1, "13800000001");
        phone(SECOND, "13800000001");
        List<Caller> found = found("13800000001");
        assertThat(found)
                .extracting(Caller::as, Caller::contact)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(As.RESIDENT, null),
                        org.assertj.core.groups.Tuple.tuple(As.CONTACT, 2));
        assertThat(ids(found)).containsExactly(SECOND, FIRST);
    }

    @Test
    void telephoneOfABedIsOfWhoLivesThere() {
        register.run("update device set voice = '8001' where id = '%s'".formatted(District.bed(1)));
        assertThat(found("8001")).extracting(Caller::as).containsExactly(As.HOME);
        assertThat(found("85128001")).isEmpty();
    }

    @Test
    void publicPlaceIsFoundByItsTelephone() {
        register.run("update place set phone = '0513-85120001'");
        Caller place = found("85120001").getFirst();
        assertThat(place.as()).isEqualTo(As.PLACE);
        assertThat(place.resident()).isNull();
        assertThat(place.place().name()).isNotNull();
    }

    @Test
    void whoIsNoLongerLookedAfterIsNobody() {
        phone(FIRST, "13912345678");
        register.run("update resident set care_ended_on = now(), care_end_reason = 'wish'");
        assertThat(found("13912345678")).isEmpty();
    }

    @Test
    void numberOfVeryManyIsNobodys() {
        for (int place = 1; place <= 3; place++) {
            contact(FIRST, place, "0513-85000000");
        }
        assertThat(found("051385000000")).hasSize(1);
        register.run(
                """
                insert into resident (id, name, born_on, home_id)
                select 'many-' || n, '某人', date '1940-01-01', (select home_id from resident limit 1)
                  from generate_series(1, 21) n
                """);
        register.run(
                """
                insert into contact (resident_id, position, name, relation, phone)
                select id, 1, '医院', 'other', '051385000000' from resident where id like 'many-%'
                """);
        assertThat(found("051385000000")).isEmpty();
    }

    @Test
    void nobodyIsToldOfAnotherStreet() {
        phone(FIRST, "13912345678");
        Reach elsewhere = new Reach(false, Set.of("another"), Set.of(), Set.of());
        assertThat(callers.find("13912345678", elsewhere)).isEmpty();
        Reach hers = new Reach(false, Set.of(), Set.of(), Set.of(FIRST));
        assertThat(callers.find("13912345678", hers)).hasSize(1);
    }

    @Test
    void numberIsFoundByItsIndex() {
        String plan =
                register.database()
                        .jdbi()
                        .withHandle(handle -> {
                            handle.execute("set enable_seqscan = off");
                            return String.join(
                                    "\n",
                                    handle.createQuery(
                                                    "explain select id from resident where"
                                                            + " right(regexp_replace(phone, '\\D', '', 'g'), 7)"
                                                            + " = '2345678'")
                                            .mapTo(String.class)
                                            .list());
                        });
        assertThat(plan).contains("resident_by_phone");
    }

    private List<Caller> found(String number) {
        return callers.find(number, Reach.WHOLE);
    }

    private static List<String> ids(List<Caller> callers) {
        return callers.stream()
                .map(Caller::resident)
                .filter(Objects::nonNull)
                .map(Resident::id)
                .toList();
    }

    private void phone(String resident, String number) {
        register.run(
                "update resident set phone = '%s' where id = '%s'".formatted(number, resident));
    }

    private void contact(String resident, int position, String number) {
        register.run(
                "insert into contact (resident_id, position, name, relation, phone) values ('%s', %d, '李', 'son', '%s')"
                        .formatted(resident, position, number));
    }
}
