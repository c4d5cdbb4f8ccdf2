package cn.yinling.hub.watches;

import cn.yinling.hub.doors.Refusal;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Vital;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Understands contents, as public descriptions of the protocol and recorded watches have them, and
 * liberally: makers differ in fields and lengths. Pure.
 */
final class WatchWords {
    /** What a watch says back of a command it has had. */
    private static final Set<String> ECHOES =
            Set.of(
                    "CR",
                    "FIND",
                    "UPLOAD",
                    "MONITOR",
                    "CALL",
                    "MESSAGE",
                    "HRTSTART",
                    "BPHRT",
                    "OXYGEN",
                    "BODYTEMP",
                    "BODYTEMP2",
                    "BTEMP2",
                    "LOWBAT",
                    "REMOVE",
                    "FALLDOWN",
                    "LSSET",
                    "HEART");

    private WatchWords() {}

    static Saying understand(WatchFrame frame, Instant receivedAt) {
        String type = frame.type().strip().toUpperCase(Locale.ROOT);
        Fields fields = Fields.of(frame);
        if (type.startsWith("AL")) {
            return alarm(frame, fields, receivedAt);
        }
        boolean isPosition = type.startsWith("UD") || type.equals("WT");
        if (isPosition || PositionFields.isPlainlyPosition(fields)) {
            return position(frame, type, fields, receivedAt);
        }
        if (frame.cut() != null) {
            return new Saying.Refused(Refusal.MALFORMED, frame.cut(), null);
        }
        if (fields.count() == 0 && ECHOES.contains(type)) {
            return new Saying.Echoed(type);
        }
        return switch (type) {
            case "LK" -> isThere(frame, fields, receivedAt);
            case "HEART", "PULSE", "BPHRT", "BLOOD", "OXYGEN" ->
                    measured(frame, type, fields, receivedAt);
            case "TEMP", "BTEMP", "BTEMP2", "BODYTEMP", "BODYTEMP2" ->
                    measured(frame, "TEMP", fields, receivedAt);
            case "TKQ", "TKQ2" -> new Saying.Asked(frame.type());
            case "INIT" -> new Saying.Asked("INIT,1");
            case "CONFIG" -> new Saying.Asked("CONFIG,1");
            case "TK" -> voice("TK,0");
            case "JXTK" -> voice("JXTKR,0");
            default ->
                    ECHOES.contains(type)
                            ? new Saying.Echoed(type)
                            : new Saying.Refused(
                                    Refusal.UNKNOWN_TOPIC,
                                    "nobody here knows a frame of this type",
                                    null);
        };
    }

    /** Nobody listens to recordings here, and the watch must not tell its wearer otherwise. */
    private static Saying voice(String failed) {
        return new Saying.Refused(Refusal.UNKNOWN_TOPIC, "voice messages are not taken", failed);
    }

    private static Saying isThere(WatchFrame frame, Fields fields, Instant receivedAt) {
        Gathered gathered = new Gathered();
        if (fields.count() > 0) {
            gathered.extra("steps", fields.number(0));
            gathered.vital(Vital.BATTERY, fields.number(fields.count() - 1));
        }
        if (fields.count() > 2) {
            gathered.extra("rolls", fields.number(1));
        }
        return new Saying.IsThere(gathered.isEmpty() ? null : gathered.sighting(frame, receivedAt));
    }

    /** Whether a frame names an alarm, as far as it has come. */
    static boolean isAlarm(WatchFrame frame) {
        return switch (understand(frame, Instant.EPOCH)) {
            case Saying.Alarmed _ -> true;
            case Saying.Positioned positioned -> !positioned.named().isEmpty();
            case Saying.IsThere _,
                    Saying.Measured _,
                    Saying.Asked _,
                    Saying.Echoed _,
                    Saying.Refused _ ->
                    false;
        };
    }

    private static Saying position(
            WatchFrame frame, String type, Fields fields, Instant receivedAt) {
        if (!PositionFields.isPosition(fields)) {
            String expected = "expected ddMMyy,HHmmss,A or V and a place";
            return new Saying.Refused(
                    Refusal.MALFORMED, frame.cut() == null ? expected : frame.cut(), null);
        }
        StatusWord status = PositionFields.status(fields);
        Set<Cause> named = status == null ? Set.of() : status.named();
        if (frame.cut() != null && named.isEmpty()) {
            return new Saying.Refused(Refusal.MALFORMED, frame.cut(), null);
        }
        Gathered gathered = new Gathered();
        PositionFields.gather(fields, gathered);
        gathered.causes(Set.of(), status == null ? Set.of() : status.namedOver());
        String answer =
                switch (type) {
                    case "LK", "TKQ", "TKQ2" -> type;
                    default -> null;
                };
        return new Saying.Positioned(
                gathered.sighting(frame, receivedAt), named, answer, frame.cut());
    }

    /** Whatever is wrong with it, an alarm is one. */
    private static Saying alarm(WatchFrame frame, Fields fields, Instant receivedAt) {
        Gathered gathered = new Gathered();
        boolean isPosition = PositionFields.isPosition(fields);
        if (isPosition) {
            PositionFields.gather(fields, gathered);
        }
        StatusWord status = PositionFields.status(fields);
        if (isPosition && status != null) {
            gathered.causes(status.alarms(), status.over());
            return new Saying.Alarmed(gathered.sighting(frame, receivedAt), frame.cut());
        }
        gathered.causes(EnumSet.of(Cause.SOS), Set.of());
        String unread = "no position and status to be read";
        return new Saying.Alarmed(
                gathered.sighting(frame, receivedAt),
                (frame.cut() == null ? unread : frame.cut()) + "; taken for an SOS");
    }

    private static Saying measured(
            WatchFrame frame, String type, Fields fields, Instant receivedAt) {
        Gathered gathered = new Gathered();
        boolean isPlausible =
                switch (type) {
                    case "HEART", "PULSE" -> heart(gathered, fields.number(0));
                    case "OXYGEN" -> oxygen(gathered, fields);
                    case "TEMP" -> temperature(gathered, fields);
                    default -> pressure(gathered, fields);
                };
        if (!isPlausible) {
            return new Saying.Refused(
                    Refusal.IMPLAUSIBLE, "a value that is no number or cannot be true", null);
        }
        return new Saying.Measured(
                gathered.isEmpty() ? null : gathered.sighting(frame, receivedAt));
    }

    /** 0 is a watch that found no pulse. */
    private static boolean heart(Gathered gathered, double beats) {
        return beats == 0 || gathered.vital(Vital.HEART_RATE, beats);
    }

    /** Upper, lower, and of some makers the pulse. */
    private static boolean pressure(Gathered gathered, Fields fields) {
        double upper = fields.number(0);
        double lower = fields.number(1);
        double beats = fields.number(2);
        boolean isMeasured = upper != 0 || lower != 0;
        if (isMeasured && !(upper > lower && upper <= 350 && lower > 0)) {
            return false;
        }
        if (isMeasured) {
            gathered.extra("bp-sys", upper);
            gathered.extra("bp-dia", lower);
        }
        return Double.isNaN(beats) || heart(gathered, beats);
    }

    /** The value stands alone or behind a digit for why it was measured. */
    private static boolean oxygen(Gathered gathered, Fields fields) {
        double percent = fields.number(fields.count() > 1 ? 1 : 0);
        return percent == 0 || gathered.vital(Vital.OXYGEN_SATURATION, percent);
    }

    /** The same; 0 where the watch is not on a wrist. */
    private static boolean temperature(Gathered gathered, Fields fields) {
        double celsius = fields.number(fields.count() > 1 ? 1 : 0);
        boolean isNone = celsius == 0 || (fields.count() > 1 && fields.number(0) == 0);
        return isNone || gathered.vital(Vital.BODY_TEMPERATURE, celsius);
    }
}
