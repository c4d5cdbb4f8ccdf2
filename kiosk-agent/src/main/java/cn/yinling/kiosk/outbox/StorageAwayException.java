package cn.yinling.kiosk.outbox;

/**
 * The kiosk's disk did not take or give what was asked; nothing may be called saved. The message is
 * for a log and a health page.
 */
public final class StorageAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
