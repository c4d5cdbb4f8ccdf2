package cn.yinling.hub.plans;

/** A plan that cannot be; the message says what must be different. */
public final class InvalidPlanException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidPlanException(String message) {
        super(message);
    }
}
