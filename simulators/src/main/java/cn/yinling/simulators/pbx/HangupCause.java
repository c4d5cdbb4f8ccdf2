package cn.yinling.simulators.pbx;

/** Why a channel ended (ITU-T Q.850), as Asterisk calls it. */
enum HangupCause {
    UNKNOWN(0, "Unknown"),
    NORMAL(16, "Normal Clearing"),
    USER_BUSY(17, "User busy"),
    NO_ANSWER(19, "User alerting, no answer"),
    REJECTED(21, "Call Rejected"),
    CONGESTION(34, "Circuit/channel congestion");

    private final int number;
    private final String text;

    HangupCause(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** That cause; {@link #UNKNOWN} for a number that Asterisk's clients never send us. */
    static HangupCause ofNumber(int number) {
        for (HangupCause cause : values()) {
            if (cause.number == number) {
                return cause;
            }
        }
        return UNKNOWN;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }
}
