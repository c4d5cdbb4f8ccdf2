package cn.yinling.hotline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.support.Alarms;
import cn.yinling.link.alarm.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartyTest {
    private static final Case HOME = Case.opened("case", Alarms.sos("bed-0001"), Alarms.ONSET);
    private static final Case STREET =
            Case.opened("case", Alarms.of("kiosk-01", Cause.SOS, Alarms.ONSET), Alarms.ONSET);

    @ParameterizedTest
    @CsvSource({
        "home, 6101",
        "resident, 13800000001",
        "contact-1, 13800000002",
        "number-120, 120",
        "contact-2,",
        "agent,"
    })
    void everybodyIsReachedByTheNumberOnFile(String name, String number) {
        Party party = Party.ofWireName(name).orElseThrow();
        assertThat(party.wireName()).isEqualTo(name);
        assertThat(party.number(HOME)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"home", "resident", "contact-1"})
    void nobodyIsReachedWhereThereIsNoNumber(String name) {
        assertThat(Party.ofWireName(name).orElseThrow().number(STREET)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "contact",
                "contact-0",
                "contact-1000",
                "number-",
                "number-12a",
                "family"
            })
    void whatNamesNobodyIsNobody(String name) {
        assertThat(Party.ofWireName(name)).isEmpty();
    }

    @Test
    void whoHasCalledIsReachedByHerOwnNumberAndIsNoHome() {
        Party caller = Party.ofWireName("caller").orElseThrow();
        Party home = new Party.Home();
        assertThat(caller.number(called("13912345678"))).isEqualTo("13912345678");
        assertThat(caller.number(called(null))).as("she hides it").isNull();
        assertThat(caller.number(HOME)).isNull();
        assertThat(home.number(called("13912345678"))).isNull();
    }

    private static Case called(@Nullable String number) {
        return Case.opened("case", Alarms.call("1764300000.12", number), Alarms.ONSET);
    }

    @Test
    void numberOfSomebodyOutsideReachesNoLog() {
        assertThat(new Party.Outside("13800001021").toString()).doesNotContain("1380");
    }
}
