package cn.yinling.hub.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UntakenAlarmsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private final UntakenAlarms alarms = new UntakenAlarms();

    @Test
    void sameAlarmIsPushedOnceAndNotAfterItWasTaken() {
        UntakenAlarms.Entry sos = entry("bed-0001", 1);
        assertThat(alarms.add(sos, NOW)).isTrue();
        assertThat(alarms.add(sos, NOW)).isFalse();
        assertThat(alarms.take(sos.alarmId())).isEqualTo(sos);
        assertThat(alarms.take(sos.alarmId())).isNull();
        assertThat(alarms.add(sos, NOW)).isFalse();
        assertThat(alarms.count()).isZero();
    }

    @Test
    void deviceThatRaisesWithoutEndFillsItsOwnShareOnly() {
        for (int number = 0; number < 1000; number++) {
            alarms.add(entry("bed-0001", number), NOW);
        }
        assertThat(alarms.count()).isEqualTo(30);
        assertThat(alarms.add(entry("bed-0002", 1), NOW)).isTrue();
        alarms.take(entry("bed-0001", 0).alarmId());
        assertThat(alarms.add(entry("bed-0001", 2000), NOW)).isTrue();
    }

    @Test
    void whatWasNotPushedForAWhileIsDueTheOldestFirst() {
        UntakenAlarms.Entry second = entry("bed-0002", 2);
        UntakenAlarms.Entry first = entry("bed-0001", 1);
        alarms.add(second, NOW);
        alarms.add(first, NOW);
        Instant later = NOW.plus(Duration.ofSeconds(2));
        assertThat(alarms.due(NOW, later)).isEmpty();
        assertThat(alarms.due(later, later)).containsExactly(first, second);
        assertThat(alarms.due(later, later)).isEmpty();
        assertThat(alarms.all()).containsExactly(first, second);
    }

    private static UntakenAlarms.Entry entry(String device, int number) {
        String id = device + ".sos." + number;
        return new UntakenAlarms.Entry(id, device, NOW.plusSeconds(number), "{}");
    }
}
