package cn.yinling.kiosk.outbox;

/** There is room for nothing new; the connection is sound. Never leaves this package. */
final class OutboxFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutboxFullException(String message) {
        super(message);
    }
}
