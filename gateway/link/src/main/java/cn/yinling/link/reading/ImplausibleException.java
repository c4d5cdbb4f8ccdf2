package cn.yinling.link.reading;

/** Leaves the decoder early with a refusal; never leaves this package. */
final class ImplausibleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Decoded.Reason reason;
    private final String detail;

    ImplausibleException(Decoded.Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Decoded.Reason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
