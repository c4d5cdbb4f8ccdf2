package cn.yinling.register.csv;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.testing.Chance;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static final String CHARACTERS = "'=+-@\t\r\n＝a1王, \"";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "=1+1|'=1+1",
                "+86 139|'+86 139",
                "-2|'-2",
                "@SUM(A1)|'@SUM(A1)",
                "'=x|''=x",
                "王秀英|王秀英",
                "'n Abend|'n Abend"
            })
    void cellThatASpreadsheetWouldRunIsGuarded(String text, String cell) {
        assertThat(Formula.guard(text)).isEqualTo(cell);
        assertThat(Formula.unguard(cell)).isEqualTo(text);
    }

    @RepeatedTest(50)
    void guardIsUndoneForAnyText() {
        long seed = Chance.seed();
        Random chance = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = chance.nextInt(8); i > 0; i--) {
            text.append(CHARACTERS.charAt(chance.nextInt(CHARACTERS.length())));
        }
        String cell = Formula.guard(text.toString());
        assertThat(Formula.unguard(cell)).as("seed %d", seed).isEqualTo(text.toString());
        assertThat(cell).as("seed %d", seed).doesNotStartWith("=").doesNotStartWith("@");
    }

    @RepeatedTest(50)
    void severalTextsInACellAreReadBack() {
        long seed = Chance.seed();
        Random chance = new Random(seed);
        List<String> texts =
                chance.ints(chance.nextInt(5), 0, 6)
                        .mapToObj(kind -> List.of("高血压", "a;b", "x\\", "\\;", "全；角", "z").get(kind))
                        .toList();
        assertThat(Cells.split(Cells.joined(texts))).as("seed %d", seed).isEqualTo(texts);
    }
}
