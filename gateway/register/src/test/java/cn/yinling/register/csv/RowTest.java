package cn.yinling.register.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {
    private final Row row = new Row(2, Map.of("name", "陈秀兰", "phone", ""));

    @Test
    void columnThatTheFileDoesNotHaveStaysAsItIsOnFile() {
        assertThat(row.get("dialect", "nantong")).isEqualTo("nantong");
        assertThat(row.has("dialect")).isFalse();
        assertThat(row.get("dialect")).isNull();
    }

    @Test
    void cellThatIsBlankTakesAwayWhatIsOnFile() {
        assertThat(row.get("phone", "0513-80000002")).isNull();
        assertThat(row.has("phone")).isTrue();
        assertThat(row.get("phone")).isNull();
    }

    @Test
    void cellThatIsFilledReplacesWhatIsOnFile() {
        assertThat(row.get("name", "陈兰")).isEqualTo("陈秀兰");
    }
}
