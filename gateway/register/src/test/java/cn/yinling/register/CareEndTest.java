package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CareEndTest {
    private static final LocalDate TODAY = OnFile.TODAY;

    @ParameterizedTest
    @ValueSource(strings = {"died", "moved-away", "institution", "wish", "other"})
    void careEndsForOneOfTheReasons(String reason) {
        assertThat(wrong(TODAY, reason, null)).isEmpty();
    }

    @Test
    void careDoesNotEndForAReasonOfOnesOwnNorForNone() {
        assertThat(wrong(TODAY, "tired of it", null)).containsExactly("reason");
        assertThat(wrong(TODAY, "", null)).contains("reason");
    }

    @Test
    void careEndsTodayOrBeforeButNotOnADayToCome() {
        assertThat(wrong(TODAY.minusYears(1), "wish", "住到女儿家")).isEmpty();
        assertThat(wrong(TODAY.plusDays(1), "wish", null)).containsExactly("on");
    }

    @Test
    void noteIsOfAtMostFiveHundredCharacters() {
        assertThat(wrong(TODAY, "other", "长".repeat(500))).isEmpty();
        assertThat(wrong(TODAY, "other", "长".repeat(501))).containsExactly("note");
    }

    private static List<String> wrong(LocalDate on, String reason, @Nullable String note) {
        return new CareEnd(on, reason, note)
                .check(TODAY).list().stream().map(Fault::field).toList();
    }
}
