package cn.yinling.hub.doors;

import java.util.Locale;

/** Why a connection ended. */
public enum Farewell {
    /** The client said DISCONNECT. */
    SAID_GOODBYE,
    /** The connection broke. */
    LOST,
    /** Nothing was heard for one and a half times the keep-alive. */
    SILENT,
    /** The hub ended it: broken rules, or a right to connect that is over. */
    PUT_OUT,
    /** Another connection of the same client is in its place. */
    TAKEN_OVER,
    /** The hub itself was ended, or killed. */
    HUB_ENDED;

    /** As it stands in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a DISCONNECT of ours with that reason code means (OASIS MQTT 5.0, section 3.14.2.1). */
    public static Farewell ofReason(int reasonCode) {
        return switch (reasonCode) {
            case 0x8B -> HUB_ENDED;
            case 0x8D -> SILENT;
            case 0x8E -> TAKEN_OVER;
            default -> PUT_OUT;
        };
    }

    /** The reason of that name; LOST for one that is not known. */
    public static Farewell ofCode(String code) {
        for (Farewell farewell : values()) {
            if (farewell.code().equals(code)) {
                return farewell;
            }
        }
        return LOST;
    }
}
