package cn.yinling.runtime.database;

/** The database was never reached, or does not take what it is given now. */
public final class DatabaseAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseAwayException(String state) {
        super("the database is away: " + state);
    }

    /** It failed in the middle; the message is the innermost one's first line. */
    public DatabaseAwayException(Throwable cause) {
        super("the database is away: " + Connections.reason(cause), cause);
    }
}
