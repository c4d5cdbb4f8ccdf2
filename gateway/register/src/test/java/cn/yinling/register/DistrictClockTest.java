package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistrictClockTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** A machine whose clock is of another zone must not end somebody's care a day early. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T15:59:59Z, 2026-11-21",
        "2026-11-21T16:00:00Z, 2026-11-22",
        "2026-11-21T23:30:00Z, 2026-11-22"
    })
    void dayIsThatOfTheDistrict(Instant now, LocalDate day) {
        assertThat(new DistrictClock(() -> now, SHANGHAI).today()).isEqualTo(day);
    }

    @Test
    void dayBeginsAtItsMidnight() {
        assertThat(new DistrictClock(Instant::now, SHANGHAI).startOf(LocalDate.of(2026, 11, 22)))
                .isEqualTo(Instant.parse("2026-11-21T16:00:00Z"));
    }
}
