package cn.yinling.hotline.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.support.Alarms;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerNameTest {
    @ParameterizedTest
    @CsvSource({"王秀英, 王*英", "李明, 李*", "欧阳秀英, 欧**英", "王, *", "'', *", "𠮷田英, 𠮷*英"})
    void nameOnAPhoneIsMasked(String name, String masked) {
        assertThat(CallerName.masked(name)).isEqualTo(masked);
    }

    @Test
    void phoneShowsTheMaskedNameOrThePlaceAndTheLane() {
        assertThat(shown(Alarms.sos("bed-0001"))).isEqualTo("王*英 紧急");
        assertThat(shown(Alarms.of("kiosk-01", Cause.TEST, Alarms.ONSET)))
                .isEqualTo("望江街道养老服务中心 测试");
    }

    private static String shown(Alarm alarm) {
        return CallerName.of(Case.opened("case", alarm, Alarms.ONSET));
    }
}
