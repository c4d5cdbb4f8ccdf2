package cn.yinling.register.callers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {
    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "13912345678, 139 1234 5678",
        "13912345678, +86 139-1234-5678",
        "13912345678, 0086 13912345678",
        "051385123456, 0513-85123456",
        "85123456, (0513) 85123456",
        "+8651385123456, 0513 8512 3456",
        "8001, 8001",
        "0513-00000001, 051300000001"
    })
    void isOneNumberHoweverItIsWritten(String shown, String onFile) {
        assertThat(PhoneNumbers.areOne(shown, onFile)).isTrue();
        assertThat(PhoneNumbers.tail(shown)).isEqualTo(PhoneNumbers.tail(onFile));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "13912345678, 13812345678",
        "051385123456, 051285123456",
        "120, 13800000120",
        "8001, 85128001",
        "anonymous, anonymous"
    })
    void areTwo(String shown, String onFile) {
        assertThat(PhoneNumbers.areOne(shown, onFile)).isFalse();
    }
}
