package cn.yinling.runtime.database;

/** The database is asked before it was ever reached. */
public final class DatabaseAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseAwayException(String state) {
        super("the database is away: " + state);
    }
}
