package cn.yinling.register.csv;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.register.Fault;
import cn.yinling.register.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Words WHY = new Words("请核对", "look again");

    private final Tally tally = new Tally();

    @Test
    void everyLineIsCountedAsWhatBecameOfIt() {
        tally.added();
        tally.changed();
        tally.changed();
        tally.unchanged();
        tally.unchanged();
        tally.unchanged();
        assertThat(tally.report(true, 6, List.of("shoe size")))
                .isEqualTo(new ImportReport(true, 6, 1, 2, 3, List.of(), List.of("shoe size")));
    }

    @Test
    void countsOfSeveralLotsAreOneReport() {
        tally.added();
        tally.changed();
        tally.unchanged();
        Tally next = new Tally();
        next.added();
        next.changed();
        next.unchanged();
        next.refuse(9, WHY);
        tally.add(next);
        assertThat(tally.report(true, 7, List.of()))
                .isEqualTo(new ImportReport(true, 7, 2, 2, 2, List.of(refused(9)), List.of()));
    }

    @Test
    void refusedLinesStandInTheOrderOfTheFile() {
        assertThat(tally.hasRefused()).isFalse();
        tally.refuse(9, WHY);
        tally.refuse(3, WHY);
        assertThat(tally.hasRefused()).isTrue();
        assertThat(tally.report(false, 2, List.of()).refused())
                .containsExactly(refused(3), refused(9));
    }

    @Test
    void eachFaultOfALineIsToldWithItsColumn() {
        tally.refuse(3, List.of(new Fault("bornOn", WHY), new Fault("line", WHY)));
        assertThat(tally.report(false, 1, List.of()).refused())
                .containsExactly(
                        new ImportReport.Refused(3, new Words("出生日期", "bornOn"), WHY), refused(3));
    }

    private static ImportReport.Refused refused(long line) {
        return new ImportReport.Refused(line, null, WHY);
    }
}
