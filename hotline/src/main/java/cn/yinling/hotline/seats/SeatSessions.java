package cn.yinling.hotline.seats;

import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.persons.Persons;
import cn.yinling.accounts.sessions.Begun;
import cn.yinling.accounts.sessions.Session;
import cn.yinling.accounts.sessions.Sessions;
import cn.yinling.hotline.dispatch.Occupant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Agents who are signed in to a seat. Who is an agent no more has no session here; it is overdue.
 * Thread-safe, never blocks.
 */
public final class SeatSessions {
    private final Sessions sessions;
    private final Persons persons;

    public SeatSessions(Sessions sessions, Persons persons) {
        this.sessions = sessions;
        this.persons = persons;
    }

    /** A new session, which ends the agent's earlier one. */
    Begun begin(Person agent, int seat) {
        return sessions.begin(agent, seat);
    }

    /** The session of that token, which begins to be idle anew; empty where it has ended. */
    public Optional<SeatSession> find(@Nullable String token) {
        return sessions.use(token).flatMap(this::ofAgent);
    }

    /** A page that is open is in use. */
    void renew(SeatSession session) {
        sessions.renew(session.key());
    }

    /** Whether nobody has ended it. */
    public boolean isHeld(SeatSession session) {
        return sessions.isHeld(session.key());
    }

    /** Whose time is over, and whom somebody has to sign out, who knows what they are doing. */
    public List<SeatSession> overdue() {
        return sessions.all().stream()
                .filter(session -> sessions.isOverdue(session) || ofAgent(session).isEmpty())
                .map(SeatSessions::ofAnybody)
                .toList();
    }

    /** Ends the agent's session, where she has one. */
    public void end(String agentId) {
        sessions.endOf(agentId);
    }

    private Optional<SeatSession> ofAgent(Session session) {
        return persons.find(session.personId())
                .filter(session::isOf)
                .flatMap(Agents::of)
                .map(agent -> new SeatSession(session.key(), agent, seat(session)));
    }

    private static SeatSession ofAnybody(Session session) {
        String id = session.personId();
        return new SeatSession(session.key(), new Occupant(id, id, false), seat(session));
    }

    private static int seat(Session session) {
        return Objects.requireNonNull(session.seat(), "an agent's session is of a seat");
    }
}
