package cn.yinling.accounts.sessions;

import java.time.Duration;

/**
 * How long people of a process stay signed in.
 *
 * @param kind of what: of pages, or of a seat
 * @param idle without a request, after which a session ends
 * @param longest after which it is overdue in any case
 * @param mostOfPerson a person's oldest end where she has more
 */
public record SessionRules(Kind kind, Duration idle, Duration longest, int mostOfPerson) {
    /** What a session is of. */
    public enum Kind {
        PAGE,
        SEAT
    }

    /** A desk, a wall, a telephone. */
    private static final int PAGES = 10;

    /** Of pages. */
    public static SessionRules ofPages(Duration idle, Duration longest) {
        return new SessionRules(Kind.PAGE, idle, longest, PAGES);
    }

    /** Of a seat, of which an agent has one. */
    public static SessionRules ofASeat(Duration idle, Duration longest) {
        return new SessionRules(Kind.SEAT, idle, longest, 1);
    }
}
