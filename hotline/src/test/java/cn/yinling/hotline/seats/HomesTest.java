package cn.yinling.hotline.seats;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.seats.SeatMessages.HomeAlarm;
import cn.yinling.hotline.support.Alarms;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HomesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:05Z");

    private final Case bed = opened(Alarms.slowHeart("bed-0001", Alarms.ONSET));

    @Test
    void otherDevicesOfTheSamePersonAreBesideItTheMostUrgentFirst() {
        Case battery = opened(Alarms.of("watch-0001", Cause.BATTERY_LOW, Alarms.ONSET));
        Case water = opened(Alarms.of("bed-0002", Cause.WATER, Alarms.ONSET));

        assertThat(Homes.openBeside(bed, List.of(bed, battery, water)))
                .extracting(HomeAlarm::cause)
                .containsExactly(Cause.WATER.wireName(), Cause.BATTERY_LOW.wireName());
    }

    @Test
    void whoLivesBehindTheSameDoorIsOfTheHomeAndAPublicPlaceIsNobodys() {
        Case spouse = opened(without(Alarms.of("bed-0002", Cause.FALL, Alarms.ONSET)));
        Case kiosk = opened(Alarms.of("kiosk-01", Cause.SOS, Alarms.ONSET));

        assertThat(Homes.openBeside(bed, List.of(bed, spouse, kiosk)))
                .extracting(HomeAlarm::caseId)
                .containsExactly(spouse.id());
        assertThat(Homes.openBeside(kiosk, List.of(bed, spouse, kiosk))).isEmpty();
    }

    @Test
    void incidentIsOfManyHomesAndOfNone() {
        Case incident =
                opened(
                        without(Alarms.of("bed-0002", Cause.MAINS, Alarms.ONSET))
                                .standingFor(new Alarm.Incident("street", null, 9)));

        assertThat(Homes.openBeside(bed, List.of(bed, incident))).isEmpty();
    }

    @Test
    void noMoreAreListedThanAScreenCanShow() {
        List<Case> many =
                IntStream.range(0, Homes.MOST + 5)
                        .mapToObj(number ->
                                opened(Alarms.of("w-" + number, Cause.FALL, Alarms.ONSET)))
                        .toList();

        assertThat(Homes.openBeside(bed, many)).hasSize(Homes.MOST);
    }

    private static Case opened(Alarm alarm) {
        return Case.opened("case-of-" + alarm.alarmId(), alarm, NOW);
    }

    /** The device of nobody, at the same address. */
    private static Alarm without(Alarm alarm) {
        return new Alarm(
                alarm.alarmId(),
                alarm.cause(),
                alarm.lane(),
                alarm.onset(),
                alarm.receivedAt(),
                alarm.device(),
                alarm.place(),
                null,
                null);
    }
}
