package cn.yinling.hotline.rooms;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Place;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call as an alarm: a telephone is one more device by which somebody asks for help, so a call is
 * made durable, joined, taken up after a restart and written down like every other cry for it.
 */
final class CallAlarm {
    private static final String TELEPHONE = "telephone";
    private static final String HIDDEN = "未显示号码";

    /** Asterisk names a channel by the second in which it was made, and a number. */
    private static final Pattern SECOND = Pattern.compile("([0-9]{9,11})\\.[0-9]+");

    private CallAlarm() {}

    /**
     * The call of that id of the exchange, which is the same alarm of the same case whichever
     * process hears of it.
     *
     * @param number as the carrier shows it; null where it shows none
     */
    static Alarm of(String callId, @Nullable String number, Instant now) {
        Instant onset = onset(callId, now);
        return new Alarm(
                alarmId(callId),
                Cause.CALL,
                Cause.CALL.lane(),
                onset,
                now,
                new Alarm.Source(
                        "tel-" + callId.replaceAll("[^0-9a-zA-Z]+", "-"), TELEPHONE, number),
                somewhere(number),
                null,
                null);
    }

    private static Instant onset(String callId, Instant now) {
        Matcher second = SECOND.matcher(callId);
        return second.matches() ? Instant.ofEpochSecond(Long.parseLong(second.group(1))) : now;
    }

    static String alarmId(String callId) {
        return "call." + callId;
    }

    /** Where somebody is of whom nothing is known but the number. */
    static Place somewhere(@Nullable String number) {
        return new Place("", "", number == null ? HIDDEN : number, "", null);
    }
}
