package cn.yinling.simulators.pbx;

/** What Asterisk makes of a phone's refusal (RFC 3261 status, Q.850 cause). */
enum SipRefusal {
    UNAVAILABLE(480, HangupCause.NO_ANSWER, "NOANSWER"),
    BUSY(486, HangupCause.USER_BUSY, "BUSY"),
    OUT_OF_ORDER(503, HangupCause.CONGESTION, "CONGESTION"),
    DECLINED(603, HangupCause.REJECTED, "NOANSWER");

    private final int status;
    private final HangupCause cause;
    private final String dialStatus;

    SipRefusal(int status, HangupCause cause, String dialStatus) {
        this.status = status;
        this.cause = cause;
        this.dialStatus = dialStatus;
    }

    static SipRefusal of(int status) {
        for (SipRefusal refusal : values()) {
            if (refusal.status == status) {
                return refusal;
            }
        }
        throw new IllegalArgumentException(
                "a phone refuses by 480, 486, 503 or 603, not " + status);
    }

    int status() {
        return status;
    }

    HangupCause cause() {
        return cause;
    }

    String dialStatus() {
        return dialStatus;
    }
}
