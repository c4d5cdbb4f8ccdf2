package cn.yinling.hub.alarms.store;

/** The database, or this hub, will never store that: asked again, it would say the same. */
final class UnstorableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnstorableException(String why, Throwable cause) {
        super(why, cause);
    }
}
