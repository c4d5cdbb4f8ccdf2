package cn.yinling.register.csv;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.register.Fault;
import cn.yinling.register.Faults;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"1940-03-01", "1940-3-1", "1940/3/1", "1940.3.1", "1940年3月1日", "1940年03月01"})
    void dayIsWrittenAsPeopleAndSpreadsheetsDo(String cell) {
        assertThat(Cells.day(cell)).isEqualTo(LocalDate.of(1940, 3, 1));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "1.3.1940", "40-03-01", "1940-13-01", "1941-02-29", "1940-03-01 08:00"})
    void anythingElseIsNoDay(@Nullable String cell) {
        assertThat(Cells.day(cell)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "女, female, 高, high",
        "男, male, 中低, medium-low",
        "female, female, low, low",
        "其他, 其他, 紫, 紫",
        ", , , "
    })
    void chineseWordsAreTakenAsTheirCodesAndOthersAsTheyAre(
            @Nullable String sex,
            @Nullable String sexCode,
            @Nullable String risk,
            @Nullable String riskCode) {
        assertThat(Cells.sex(sex)).isEqualTo(sexCode);
        assertThat(Cells.risk(risk)).isEqualTo(riskCode);
    }

    @Test
    void versionIsTheNumberOfTheExportOrNone() {
        Faults faults = new Faults("");
        assertThat(Cells.version(row("7"), faults)).isEqualTo(7);
        assertThat(Cells.version(row(""), faults)).isZero();
        assertThat(Cells.version(new Row(2, Map.of()), faults)).isZero();
        assertThat(faults.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0", "seven", "12345678901234567890"})
    void versionThatIsNoNumberIsAFault(String cell) {
        Faults faults = new Faults("");
        assertThat(Cells.version(row(cell), faults)).isZero();
        assertThat(faults.list()).extracting(Fault::field).containsExactly("version");
    }

    @Test
    void textsOfACellStandBetweenSemicolonsOfEitherWidth() {
        assertThat(Cells.split("高血压; 糖尿病；哮喘")).containsExactly("高血压", "糖尿病", "哮喘");
        assertThat(Cells.split(";; 高血压 ；;")).containsExactly("高血压");
        assertThat(Cells.split(null)).isEmpty();
    }

    @Test
    void semicolonAfterABackslashIsPartOfTheText() {
        assertThat(Cells.split("a\\;b;c\\；d")).containsExactly("a;b", "c；d");
        assertThat(Cells.split("C:\\\\;d")).containsExactly("C:\\", "d");
        assertThat(Cells.split("a\\")).containsExactly("a\\");
    }

    @Test
    void textsAreWrittenWithSemicolonsThatAreTheirOwnMarked() {
        assertThat(Cells.joined(List.of("高血压", "a;b", "c；d", "e\\")))
                .isEqualTo("高血压;a\\;b;c\\；d;e\\\\");
    }

    private static Row row(String version) {
        return new Row(2, Map.of("version", version));
    }
}
