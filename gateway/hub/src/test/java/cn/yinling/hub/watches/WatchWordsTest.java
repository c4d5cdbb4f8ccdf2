package cn.yinling.hub.watches;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.readings.Position;
import cn.yinling.hub.readings.PositionReport;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:15:02.512Z");
    private static final String PLACE =
            "211126,031500,A,31.980172,N,120.894291,E,3.60,90.0,12.0,9,85,76,4312,7,%s,1,255,460,0";

    @Test
    void positionIsAReadingOfTheWatchesTime() {
        Sighting sighting = positioned("UD," + PLACE.formatted("00000000")).sighting();
        Reading reading = sighting.reading();
        assertThat(reading.at()).isEqualTo(Instant.parse("2026-11-21T03:15:00Z"));
        assertThat(reading.timed()).isTrue();
        assertThat(reading.vitals().get(Vital.BATTERY)).isEqualTo(76);
        assertThat(reading.causes()).isEmpty();
        assertThat(sighting.position())
                .isEqualTo(new PositionReport(new Position(31.980172, 120.894291), true));
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
        Reading reading = positioned(position).sighting().reading();
        assertThat(positioned(position).sighting().reading()).isEqualTo(reading);
        assertThat(positioned("UD2" + position.substring(2)).sighting().reading().sequence())
                .isNotEqualTo(reading.sequence());
    }

    @Test
    void withoutAFixNoPlaceIsMadeUp() {
        Sighting sighting =
                positioned("UD_LTE,211126,031500,V,0.0,N,0.0,E,0,0,0,0,100,64,0,0,00000000,0,0")
                        .sighting();
        assertThat(sighting.position()).isEqualTo(new PositionReport(null, false));
        assertThat(sighting.reading().extraJson()).contains("\"fix\":false").doesNotContain("lat");
    }

    @Test
    void southAndWestAreNegativeHoweverTheMakerWritesThem() {
        String other = "UD,211126,031500,A,%s,%s,%s,%s,0,0,0,4,100,64,0,0,00000000";
        assertThat(place(other.formatted("33.48", "S", "70.76", "W")))
                .isEqualTo(new Position(-33.48, -70.76));
        assertThat(place(other.formatted("-33.48", "N", "-70.76", "")))
                .isEqualTo(new Position(-33.48, -70.76));
        assertThat(place(other.formatted(" 9.15", "N", "-70.76", "W")))
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
                            Saying.Alarmed.class,
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
        assertThat(WatchWords.understand(frame("LK"), NOW)).isEqualTo(new Saying.IsThere(null));
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
                    .isEqualTo(new Saying.Measured(null));
        }
    }

    @Test
    void whatCannotBeTrueIsRefused() {
        for (String content :
                new String[] {"heart,900", "bphrt,60,90", "TEMP,99", "oxygen,x", "heart,"}) {
            assertThat(WatchWords.understand(frame(content), NOW))
                    .as(content)
                    .isInstanceOfSatisfying(
                            Saying.Refused.class,
                            refused ->
                                    assertThat(refused.refusal()).isEqualTo(Refusal.IMPLAUSIBLE));
        }
    }

    @Test
    void whatWantsAnAnswerGetsItAndWhatNobodyKnowsIsRefused() {
        assertThat(WatchWords.understand(frame("TKQ2"), NOW)).isEqualTo(new Saying.Asked("TKQ2"));
        assertThat(WatchWords.understand(frame("INIT,1"), NOW))
                .isEqualTo(new Saying.Asked("INIT,1"));
        assertThat(WatchWords.understand(frame("CR"), NOW)).isEqualTo(new Saying.Echoed("CR"));
        assertThat(WatchWords.understand(frame("bphrt"), NOW))
                .isEqualTo(new Saying.Echoed("BPHRT"));
        assertThat(WatchWords.understand(frame("NEWTYPE,1"), NOW))
                .isInstanceOfSatisfying(
                        Saying.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.UNKNOWN_TOPIC));
    }

    @Test
    void statusOfAPositionNamesWhatStands() {
        for (String type :
                new String[] {"UD", "UD2", "UD_LTE", "UD_WCDMA", "ud", "WT", "UDNEW", "ZZ"}) {
            assertThat(positioned(type + "," + PLACE.formatted("00010000")).named())
                    .as(type)
                    .containsExactly(Cause.SOS);
        }
        assertThat(named("00220000")).containsExactlyInAnyOrder(Cause.FALL, Cause.BATTERY_LOW);
        assertThat(named("00400000")).containsExactly(Cause.FALL);
        assertThat(named("00140000")).containsExactlyInAnyOrder(Cause.FENCE, Cause.TAKEN_OFF);
    }

    @Test
    void statusOfAPositionThatNamesNothingIsNothing() {
        for (String status :
                new String[] {"00000000", "0000000F", "0001", "00800000", "FF80FFFF", "x", ""}) {
            assertThat(named(status)).as(status).isEmpty();
        }
        assertThat(positioned("UD," + PLACE.formatted("00080000")).sighting().reading().over())
                .containsExactly(Cause.FENCE);
    }

    @Test
    void keepAliveWithAStatusIsAnsweredAllTheSame() {
        Saying.Positioned positioned = positioned("TKQ," + PLACE.formatted("00010000"));
        assertThat(positioned.answer()).isEqualTo("TKQ");
        assertThat(positioned.named()).containsExactly(Cause.SOS);
        assertThat(positioned("UD2," + PLACE.formatted("00010000")).answer()).isNull();
    }

    @Test
    void cutAlarmIsAnSosOfItsTimeAndOfAPlaceThatIsWhole() {
        String whole = "AL," + PLACE.formatted("00200000");
        Saying.Alarmed withTime = cut(whole.substring(0, whole.indexOf("894291")));
        assertThat(withTime.complaint()).isEqualTo("cut short; taken for an SOS");
        assertThat(withTime.sighting().reading().causes()).containsExactly(Cause.SOS);
        assertThat(withTime.sighting().reading().at())
                .isEqualTo(Instant.parse("2026-11-21T03:15:00Z"));
        assertThat(withTime.sighting().position()).isEqualTo(new PositionReport(null, true));

        Saying.Alarmed withPlace = cut(whole.substring(0, whole.indexOf("90.0,12")));
        assertThat(Objects.requireNonNull(withPlace.sighting().position()).place())
                .isEqualTo(new Position(31.980172, 120.894291));

        Saying.Alarmed withStatus = cut(whole.substring(0, whole.indexOf("1,255") + 1));
        assertThat(withStatus.sighting().reading().causes()).containsExactly(Cause.FALL);
        assertThat(cut("AL").sighting().reading().causes()).containsExactly(Cause.SOS);
        assertThat(cut("AL,2111").sighting().reading().at()).isEqualTo(NOW);
    }

    @Test
    void cutPositionCountsWhereItsStatusNamesAnAlarm() {
        String whole = "UD2," + PLACE.formatted("00010000");
        String behindStatus = whole.substring(0, whole.indexOf("1,255") + 1);
        assertThat(WatchWords.understand(cutFrame(behindStatus), NOW))
                .isInstanceOfSatisfying(
                        Saying.Positioned.class,
                        said -> assertThat(said.named()).containsExactly(Cause.SOS));
        String withinStatus = whole.substring(0, whole.indexOf(",1,255"));
        assertThat(WatchWords.understand(cutFrame(withinStatus), NOW))
                .isEqualTo(new Saying.Refused(Refusal.MALFORMED, "cut short", null));
        assertThat(WatchWords.understand(cutFrame("LK,50"), NOW))
                .isEqualTo(new Saying.Refused(Refusal.MALFORMED, "cut short", null));
    }

    private static Saying.Alarmed cut(String content) {
        return (Saying.Alarmed) WatchWords.understand(cutFrame(content), NOW);
    }

    private static WatchFrame cutFrame(String content) {
        return new WatchFrame("3G", "8800000015", null, false, Frames.bytes(content), "cut short");
    }

    private static Set<Cause> named(String status) {
        return positioned("UD," + PLACE.formatted(status)).named();
    }

    private static @Nullable Position place(String content) {
        return Objects.requireNonNull(positioned(content).sighting().position()).place();
    }

    private static Saying.Positioned positioned(String content) {
        return (Saying.Positioned) WatchWords.understand(frame(content), NOW);
    }

    private static Set<Cause> causes(String status) {
        return alarmed("AL," + PLACE.formatted(status)).reading().causes();
    }

    private static Sighting alarmed(String content) {
        return ((Saying.Alarmed) WatchWords.understand(frame(content), NOW)).sighting();
    }

    private static Sighting measured(String content) {
        Sighting sighting =
                ((Saying.Measured) WatchWords.understand(frame(content), NOW)).sighting();
        return Objects.requireNonNull(sighting, content);
    }

    private static float vital(String content, Vital vital) {
        return measured(content).reading().vitals().get(vital);
    }

    private static float battery(String content) {
        Sighting sighting =
                ((Saying.IsThere) WatchWords.understand(frame(content), NOW)).sighting();
        return Objects.requireNonNull(sighting).reading().vitals().get(Vital.BATTERY);
    }

    private static WatchFrame frame(String content) {
        return new WatchFrame("3G", "8800000015", null, true, Frames.bytes(content), null);
    }
}
