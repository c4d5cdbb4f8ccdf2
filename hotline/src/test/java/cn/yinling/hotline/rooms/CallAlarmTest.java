package cn.yinling.hotline.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseBook;
import cn.yinling.hotline.cases.Taken;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmReader;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.json.LinkJson;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallAlarmTest {
    private static final Instant NOW = Instant.parse("2026-11-28T05:00:00.123Z");
    private static final String NUMBER = "13912345678";

    private final CaseBook book = new CaseBook(ZoneId.of("Asia/Shanghai"));

    @Test
    void callIsACaseOfTheThirdLaneWhoseIdSaysNoNumber() {
        Case opened = opened("1764300000.12", NUMBER);
        assertThat(opened.lane()).isEqualTo(Lane.CARE);
        assertThat(opened.id()).isEqualTo("20251128-112000.000-tel-1764300000-12-call");
        assertThat(opened.toString()).doesNotContain(NUMBER);
        assertThat(opened.source().isOfHub()).isFalse();
        assertThat(opened.isVerified()).isFalse();
    }

    @Test
    void whoCallsAgainComesToHerCaseAndHasWaitedLonger() {
        Case opened = opened("1764300000.12", NUMBER);
        assertThat(take("1764300000.34", NUMBER))
                .isInstanceOfSatisfying(
                        Taken.Joined.class,
                        again -> {
                            assertThat(again.joined().id()).isEqualTo(opened.id());
                            assertThat(again.joined().presses()).isEqualTo(2);
                        });
        assertThat(book.ofAlarm(CallAlarm.alarmId("1764300000.34"))).isNotNull();
    }

    @Test
    void sameCallIsTheSameCaseHoweverOftenItIsTold() {
        opened("1764300000.12", NUMBER);
        assertThat(take("1764300000.12", NUMBER)).isInstanceOf(Taken.Known.class);
    }

    @Test
    void anotherProcessMakesTheSameCaseOfIt() {
        Case opened = opened("1764300000.12", NUMBER);
        CaseBook another = new CaseBook(ZoneId.of("Asia/Shanghai"));
        Taken later =
                another.take(
                        CallAlarm.of("1764300000.12", NUMBER, NOW.plusSeconds(40)),
                        NOW.plusSeconds(40));
        assertThat(((Taken.Opened) later).opened().id()).isEqualTo(opened.id());
    }

    @Test
    void twoWhoHideTheirNumbersAreTwo() {
        assertThat(opened("1764300000.12", null).id())
                .isNotEqualTo(opened("1764300000.34", null).id());
    }

    @Test
    void isReadBackWhole() {
        Alarm call = CallAlarm.of("1764300000.12", NUMBER, NOW);
        assertThat(AlarmReader.read(LinkJson.write(call), NOW))
                .isEqualTo(new AlarmReader.Read.Whole(call));
    }

    private Case opened(String callId, @Nullable String number) {
        return ((Taken.Opened) take(callId, number)).opened();
    }

    private Taken take(String callId, @Nullable String number) {
        return book.take(CallAlarm.of(callId, number, NOW), NOW);
    }
}
