package cn.yinling.register.csv;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.register.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
    private static final Column BIRTH = new Column("bornOn", "出生日期");

    @ParameterizedTest
    @ValueSource(strings = {"bornOn", "BORNON", "born on", " Born_On ", "born-on", "出生日期", "出生 日期"})
    void columnIsCalledByEitherWordHoweverItIsWritten(String head) {
        assertThat(BIRTH.isCalled(head)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "born", "bornOn2", "日期"})
    void columnIsNotCalledByAnotherWord(String head) {
        assertThat(BIRTH.isCalled(head)).isFalse();
    }

    @Test
    void eachHeadIsOfOneColumnOfAFile() {
        for (List<Column> file : List.of(Columns.RESIDENT, Columns.DEVICE)) {
            for (Column column : file) {
                for (String head : List.of(column.name(), column.chinese())) {
                    assertThat(file.stream().filter(one -> one.isCalled(head)))
                            .containsExactly(column);
                }
            }
        }
    }

    @Test
    void residentHasTenContactsOfThreeColumnsEach() {
        assertThat(Columns.RESIDENT)
                .hasSize(20 + 30)
                .contains(
                        new Column("contact1Name", "联系人1姓名"),
                        new Column("contact10Phone", "联系人10电话"))
                .doesNotContain(new Column("contact11Name", "联系人11姓名"));
    }

    @Test
    void reportCallsAFieldAsItsColumn() {
        assertThat(Columns.called("bornOn")).isEqualTo(new Words("出生日期", "bornOn"));
        assertThat(Columns.called("serial")).isEqualTo(new Words("序列号", "serial"));
        assertThat(Columns.called("line")).isNull();
    }
}
