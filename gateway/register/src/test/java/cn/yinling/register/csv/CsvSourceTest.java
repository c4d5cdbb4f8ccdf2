package cn.yinling.register.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {
    private static final String HEAD = "id,kind,serial\n";

    @TempDir Path folder;
    private final Tally tally = new Tally();

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void cellsStandBetweenCommasSemicolonsOrTabs(String separator) throws IOException {
        String file = "id,kind,serial\nbed-1,bed,SN-1\n".replace(",", separator);
        Row row = rows(file).getFirst();
        assertThat(row.get("id")).isEqualTo("bed-1");
        assertThat(row.get("serial")).isEqualTo("SN-1");
        assertThat(row.has(Columns.SURPLUS)).isFalse();
    }

    @Test
    void byteOrderMarkOfASpreadsheetIsNoPartOfTheFirstColumn() throws IOException {
        assertThat(rows("\ufeff" + HEAD + "bed-1,bed,SN-1").getFirst().get("id"))
                .isEqualTo("bed-1");
    }

    @Test
    void headIsWrittenInEitherLanguageAndInAnyOrder() throws IOException {
        Row row = rows("类型,Serial,编号\nbed,SN-1,bed-1\n").getFirst();
        assertThat(row.get("id")).isEqualTo("bed-1");
        assertThat(row.get("kind")).isEqualTo("bed");
    }

    @Test
    void columnsThatMeanNothingHereAreIgnoredAndTold() throws IOException {
        try (CsvSource source = open(bytes(";id;kind;shoe size\n1;bed-1;bed;38\n"))) {
            assertThat(source.ignored()).containsExactly("", "shoe size");
            Row row = source.row(tally);
            assertThat(row).isNotNull().extracting(Row::cells).asString().doesNotContain("38");
        }
    }

    @Test
    void lineKnowsWhereItBeginsInTheFile() throws IOException {
        assertThat(rows(HEAD + "bed-1,bed,\"SN\n1\"\n\nbed-2,bed,SN-2\n"))
                .extracting(Row::number)
                .containsExactly(2L, 5L);
    }

    @Test
    void cellThatIsMissingIsBlank() throws IOException {
        Row row = rows(HEAD + "bed-1,bed\n").getFirst();
        assertThat(row.has("serial")).isTrue();
        assertThat(row.get("serial")).isNull();
        assertThat(row.has(Columns.SURPLUS)).isFalse();
    }

    @Test
    void lineWithMoreCellsThanTheHeadIsMarked() throws IOException {
        assertThat(rows(HEAD + "bed-1,bed,SN-1,surplus\n").getFirst().has(Columns.SURPLUS))
                .isTrue();
    }

    @Test
    void cellIsReadWithoutItsGuardAndTheSpacesAroundIt() throws IOException {
        assertThat(rows(HEAD + "bed-1,bed,'=1+1\n").getFirst().get("serial")).isEqualTo("=1+1");
        assertThat(rows(HEAD + "bed-1,bed,\" a\r\nb \"\n").getFirst().get("serial"))
                .isEqualTo("a\nb");
    }

    @Test
    void fileEndsWhereAQuoteIsWrong() throws IOException {
        String file = HEAD + "bed-1,bed,SN-1\nbed-2,\"bed\"x,SN-2\nbed-3,bed,SN-3\n";
        assertThat(rows(file)).extracting(row -> row.get("id")).containsExactly("bed-1");
        assertThat(tally.report(false, 1, List.of()).refused())
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.line()).isEqualTo(3);
                    assertThat(refused.reason().en()).contains("look for a quote");
                });
    }

    @Test
    void nothingIsReadOnAfterAWrongQuote() throws IOException {
        try (CsvSource source = open(bytes(HEAD + "bed-2,\"bed\"x,\nbed-3,bed,SN-3\n"))) {
            assertThat(source.row(tally)).isNull();
            assertThat(source.row(tally)).isNull();
            assertThat(tally.report(false, 0, List.of()).refused()).hasSize(1);
        }
    }

    @Test
    void fileWithoutAHeadOrWithoutAColumnThatIsNeededIsRefused() {
        assertThat(refusal(bytes(""))).contains("the file is empty");
        assertThat(refusal(bytes("id;serial\n"))).contains("lacks the columns kind:");
        assertThat(refusal(bytes("shoe size\n"))).contains("lacks the columns id, kind:");
    }

    @Test
    void columnThatStandsThereTwiceIsRefused() {
        assertThat(refusal(bytes("id,编号,kind\n"))).contains("the column id stands there twice");
    }

    @Test
    void fileInAnotherEncodingIsRefusedHoweverFarDownThatShows() {
        byte[] chinese = "编号,类型\n床位一,护理床\n".getBytes(Charset.forName("GB18030"));
        assertThat(refusal(chinese)).contains("CSV UTF-8");
        String decodedWrongly = HEAD + "bed-1,bed,\n".repeat(2000) + "bed-2,\ufffd\ufffd,\n";
        assertThat(refusal(bytes(decodedWrongly))).contains("CSV UTF-8");
        assertThat(refusal(bytes("\ufffd\ufffd,id,kind\n"))).contains("CSV UTF-8");
    }

    private List<Row> rows(String content) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvSource source = open(bytes(content))) {
            for (Row row = source.row(tally); row != null; row = source.row(tally)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private String refusal(byte[] content) {
        List<String> told = new ArrayList<>();
        assertThatExceptionOfType(CsvSource.UnreadableFileException.class)
                .isThrownBy(() -> open(content).close())
                .satisfies(refused -> told.add(refused.why().en()));
        return told.getFirst();
    }

    private CsvSource open(byte[] content) throws IOException {
        Path file = Files.createTempFile(folder, "import-", ".csv");
        Files.write(file, content);
        return new CsvSource(file, new DeviceLines("op-1"));
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
