package cn.yinling.hub.doors;

import cn.yinling.link.reading.Decoded;
import java.util.Locale;

/** Why something is refused; each has a counter, and what an MQTT 5 client is told. */
public enum Refusal {
    BAD_CREDENTIALS(0x86),
    NOT_READY(0x88),
    NOT_AUTHORIZED(0x87),
    /** Nobody listens on that topic yet. */
    UNKNOWN_TOPIC(0x90),
    MALFORMED(0x99),
    IMPLAUSIBLE(0x99),
    FOREIGN_DEVICE(0x99),
    TOO_LARGE(0x95),
    /** Not MQTT, or MQTT that breaks its own rules. */
    PROTOCOL(0x82),
    /** Nothing can be stored now; the sender keeps it and sends it again. */
    NO_ROOM(0x97),
    /** The database will not have it, whatever we try. */
    UNSTORABLE(0x83);

    private final int reasonCode;

    Refusal(int reasonCode) {
        this.reasonCode = reasonCode;
    }

    /** MQTT 5 reason code (OASIS MQTT 5.0, section 2.4). */
    public int reasonCode() {
        return reasonCode;
    }

    /** False where the sender has done nothing wrong, and comes again with the same. */
    boolean isForGood() {
        return this != NOT_READY && this != NO_ROOM;
    }

    /** As it stands in meters and logs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Refusal of(Decoded.Reason reason) {
        return switch (reason) {
            case MALFORMED -> MALFORMED;
            case IMPLAUSIBLE -> IMPLAUSIBLE;
            case FOREIGN_DEVICE -> FOREIGN_DEVICE;
        };
    }
}
