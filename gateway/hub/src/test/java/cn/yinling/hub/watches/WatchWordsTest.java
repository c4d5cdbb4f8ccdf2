package cn.yinling.hub.watches;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.readings.Position;
import cn.yinling.hub.sessions.Refusal;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:15:02.512Z");
    private static final String PLACE =
            "211126,031500,A,31.980172,N,120.894291,E,3.60,90.0,12.0,9,85,76,4312,7,%s,1,255,460,0";

    @Test
    void positionIsAReadingOfTheWatchesTime() {
        Sighting sighting = measured("UD," + PLACE.formatted("00000000"));
        Reading reading = sighting.reading();
        assertThat(reading.at()).isEqualTo(Instant.parse("2026-11-21T03:15:00Z"));
        assertThat(reading.timed()).isTrue();
        assertThat(reading.vitals().get(Vital.BATTERY)).isEqualTo(76);
        assertThat(reading.causes()).isEmpty();
        assertThat(sighting.position()).isEqualTo(new Position(31.980172, 120.894291));
        assertThat(reading.extraJson())
                .isEqualTo(
                        """
                        {"fix":true,"lat":31.980172,"lon":120.894291,"speed-kmh":3.6,"course":90,"altitude-m":12,\
                        "satellites":9,"signal":85,"steps":4312,"rolls":7}\
                        """);
    }

    @Test
    void sameFrameIsTheSameRowAndAnotherOfThatSecondIsNot() {
        String position = "UD," + PLACE.formatted("00000000");
        assertThat(measured(position).reading()).isEqualTo(measured(position).reading());
        assertThat(measured("UD2" + position.substring(2)).reading().sequence())
                .isNotEqualTo(measured(position).reading().sequence());
    }

    @Test
    void withoutAFixNoPlaceIsMadeUp() {
        Sighting sighting =
                measured("UD_LTE,211126,031500,V,0.0,N,0.0,E,0,0,0,0,100,64,0,0,00000000,0,0");
        assertThat(sighting.position()).isNull();
        assertThat(sighting.reading().extraJson()).contains("\"fix\":false").doesNotContain("lat");
    }

    @Test
    void southAndWestAreNegativeHoweverTheMakerWritesThem() {
        String other = "UD,211126,031500,A,%s,%s,%s,%s,0,0,0,4,100,64,0,0,00000000";
        assertThat(measured(other.formatted("33.48", "S", "70.76", "W")).position())
                .isEqualTo(new Position(-33.48, -70.76));
        assertThat(measured(other.formatted("-33.48", "N", "-70.76", "")).position())
                .isEqualTo(new Position(-33.48, -70.76));
        assertThat(measured(other.formatted(" 9.15", "N", "-70.76", "W")).position())
                .isEqualTo(new Position(9.15, -70.76));
    }

    @Test
    void statusWordSaysWhatTheAlarmIsFor() {
        assertThat(causes("00010000")).containsExactly(Cause.SOS);
        assertThat(causes("00200000")).containsExactly(Cause.FALL);
        assertThat(causes("00400000")).containsExactly(Cause.FALL);
        assertThat(causes("00120001"))
                .containsExactlyInAnyOrder(Cause.TAKEN_OFF, Cause.BATTERY_LOW);
        assertThat(causes("00050000")).containsExactlyInAnyOrder(Cause.SOS, Cause.FENCE);
        assertThat(causes("0001")).as("of an old watch").containsExactly(Cause.BATTERY_LOW);
        assertThat(causes("0002")).containsExactly(Cause.FENCE);
    }

    @Test
    void alarmThatNamesNothingIsAnSos() {
        assertThat(causes("00000000")).containsExactly(Cause.SOS);
        assertThat(causes("00800000")).containsExactly(Cause.SOS);
    }

    @Test
    void comingHomeIsNoAlarmAndEndsOne() {
        Reading reading = alarmed("AL," + PLACE.formatted("00080000")).reading();
        assertThat(reading.causes()).isEmpty();
        assertThat(reading.over()).containsExactly(Cause.FENCE);
    }

    @Test
    void alarmThatCannotBeReadIsAnSosNow() {
        for (String content : new String[] {"AL", "AL,", "AL,rubbish", "ALCUSTOMER1,1,2"}) {
            assertThat(WatchWords.understand(frame(content), NOW))
                    .as(content)
                    .isInstanceOfSatisfying(
                            Said.Alarmed.class,
                            alarm -> {
                                assertThat(alarm.complaint()).isNotNull();
                                Reading reading = alarm.sighting().reading();
                                assertThat(reading.causes()).containsExactly(Cause.SOS);
                                assertThat(reading.at()).isEqualTo(NOW);
                            });
        }
    }

    @Test
    void keepAliveSaysWhatIsLeftOfTheBattery() {
        assertThat(WatchWords.understand(frame("LK"), NOW)).isEqualTo(new Said.IsThere(null));
        assertThat(battery("LK,50,100,98")).isEqualTo(98);
        assertThat(battery("LK,0,97")).isEqualTo(97);
    }

    @Test
    void vitalsAreMeasured() {
        assertThat(vital("heart,71", Vital.HEART_RATE)).isEqualTo(71);
        assertThat(vital("PULSE,72", Vital.HEART_RATE)).isEqualTo(72);
        assertThat(vital("bphrt,128,79,73,,,,", Vital.HEART_RATE)).isEqualTo(73);
        assertThat(vital("oxygen,0,97", Vital.OXYGEN_SATURATION)).isEqualTo(97);
        assertThat(vital("oxygen,96", Vital.OXYGEN_SATURATION)).isEqualTo(96);
        assertThat(vital("TEMP,36.5", Vital.BODY_TEMPERATURE)).isEqualTo(36.5f);
        assertThat(vital("btemp2,1,36.42", Vital.BODY_TEMPERATURE)).isEqualTo(36.42f);
        assertThat(measured("BLOOD,131,82").reading().extraJson())
                .isEqualTo("{\"bp-sys\":131,\"bp-dia\":82}");
    }

    @Test
    void sensorThatFoundNothingIsNotStored() {
        for (String content : new String[] {"heart,0", "btemp2,0,0", "oxygen,0,0", "bphrt,0,0,0"}) {
            assertThat(WatchWords.understand(frame(content), NOW))
                    .as(content)
                    .isEqualTo(new Said.Measured(null));
        }
    }

    @Test
    void whatCannotBeTrueIsRefused() {
        for (String content :
                new String[] {"heart,900", "bphrt,60,90", "TEMP,99", "oxygen,x", "heart,"}) {
            assertThat(WatchWords.understand(frame(content), NOW))
                    .as(content)
                    .isInstanceOfSatisfying(
                            Said.Refused.class,
                            refused ->
                                    assertThat(refused.refusal()).isEqualTo(Refusal.IMPLAUSIBLE));
        }
    }

    @Test
    void whatWantsAnAnswerGetsItAndWhatNobodyKnowsIsRefused() {
        assertThat(WatchWords.understand(frame("TKQ2"), NOW)).isEqualTo(new Said.Asked("TKQ2"));
        assertThat(WatchWords.understand(frame("INIT,1"), NOW)).isEqualTo(new Said.Asked("INIT,1"));
        assertThat(WatchWords.understand(frame("CR"), NOW)).isEqualTo(new Said.Echoed("CR"));
        assertThat(WatchWords.understand(frame("bphrt"), NOW)).isEqualTo(new Said.Echoed("BPHRT"));
        assertThat(WatchWords.understand(frame("NEWTYPE,1"), NOW))
                .isInstanceOfSatisfying(
                        Said.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.UNKNOWN_TOPIC));
    }

    private static Set<Cause> causes(String status) {
        return alarmed("AL," + PLACE.formatted(status)).reading().causes();
    }

    private static Sighting alarmed(String content) {
        return ((Said.Alarmed) WatchWords.understand(frame(content), NOW)).sighting();
    }

    private static Sighting measured(String content) {
        Sighting sighting = ((Said.Measured) WatchWords.understand(frame(content), NOW)).sighting();
        return Objects.requireNonNull(sighting, content);
    }

    private static float vital(String content, Vital vital) {
        return measured(content).reading().vitals().get(vital);
    }

    private static float battery(String content) {
        Sighting sighting = ((Said.IsThere) WatchWords.understand(frame(content), NOW)).sighting();
        return Objects.requireNonNull(sighting).reading().vitals().get(Vital.BATTERY);
    }

    private static WatchFrame frame(String content) {
        return new WatchFrame("3G", "8800000015", null, true, Frames.bytes(content));
    }
}
