package cn.yinling.accounts.sessions;

import cn.yinling.accounts.persons.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, in memory. A session ends when it was not used for a while. Somebody carries
 * {@linkplain #untold what has changed here} to the database, and back what has changed there.
 * Thread-safe, never blocks.
 */
public final class Sessions {
    private static final int TOKEN_BYTES = 24;

    /** Use is written down no more often. */
    private static final Duration USE_GRAIN = Duration.ofMinutes(1);

    private final SessionRules rules;
    private final InstantSource clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Set<String> endedHere = ConcurrentHashMap.newKeySet();

    /**
     * A session and what the database knows of it.
     *
     * @param written when it was used last, as the database has it; null where it has no such
     *     session yet
     */
    private record Held(Session session, @Nullable Instant written) {
        Held used(Instant at) {
            return new Held(session.used(at), written);
        }

        boolean isOf(String personId) {
            return session.personId().equals(personId);
        }
    }

    /** None yet. */
    public Sessions(SessionRules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A new session; where the person has too many then, her oldest end.
     *
     * @param seat null for a session of pages
     */
    public Begun begin(Person person, @Nullable Integer seat) {
        return begin(person, seat, false);
    }

    /** The same for somebody for whose second factor another house vouches. */
    public Begun beginVouched(Person person) {
        return begin(person, null, true);
    }

    private synchronized Begun begin(Person person, @Nullable Integer seat, boolean isVouched) {
        List<Session> hers =
                held.values().stream()
                        .filter(one -> one.isOf(person.id()))
                        .map(Held::session)
                        .sorted(Comparator.comparing(Session::usedAt))
                        .toList();
        hers.stream().limit(Math.max(0, hers.size() - rules.mostOfPerson() + 1)).forEach(this::end);
        String token = TokenKey.random(TOKEN_BYTES);
        Instant now = clock.instant();
        Session session =
                new Session(
                        TokenKey.of(token),
                        person.id(),
                        person.generation(),
                        isVouched,
                        seat,
                        now,
                        now);
        held.put(session.key(), new Held(session, null));
        return new Begun(token, session);
    }

    /** The session of that token, which begins to be idle anew; empty where it has ended. */
    public Optional<Session> use(@Nullable String token) {
        return token == null ? Optional.empty() : renew(TokenKey.of(token));
    }

    /** The same for who knows its key already. */
    public Optional<Session> renew(String key) {
        Instant now = clock.instant();
        Held used =
                held.computeIfPresent(
                        key, (_, one) -> isIdle(one.session(), now) ? one : one.used(now));
        return Optional.ofNullable(used)
                .map(Held::session)
                .filter(session -> !isIdle(session, now));
    }

    /** When it ends unless it is used before. */
    public Instant endOf(Session session) {
        Instant idle = session.usedAt().plus(rules.idle());
        Instant longest = session.beganAt().plus(rules.longest());
        return idle.isBefore(longest) ? idle : longest;
    }

    /** Whether its time is over, and somebody has to end it who knows what it is used for. */
    public boolean isOverdue(Session session) {
        return !endOf(session).isAfter(clock.instant());
    }

    private boolean isIdle(Session session, Instant now) {
        return !session.usedAt().plus(rules.idle()).isAfter(now);
    }

    public void end(Session session) {
        if (held.remove(session.key()) != null) {
            endedHere.add(session.key());
        }
    }

    /** Ends all sessions of a person. */
    public void endOf(String personId) {
        all().stream().filter(session -> session.personId().equals(personId)).forEach(this::end);
    }

    /** Whether a session has not been ended, whether it is overdue or not. */
    public boolean isHeld(String key) {
        return held.containsKey(key);
    }

    public Collection<Session> all() {
        return held.values().stream().map(Held::session).toList();
    }

    /**
     * What the database is still to be told.
     *
     * @param ended their keys
     */
    public record Untold(Set<String> ended, List<Session> begun, List<Session> used) {
        public boolean isNothing() {
            return ended.isEmpty() && begun.isEmpty() && used.isEmpty();
        }
    }

    /** Has these sessions too, which an earlier process has written down. */
    public void remember(Collection<Session> earlier) {
        earlier.forEach(one -> held.putIfAbsent(one.key(), new Held(one, one.usedAt())));
    }

    public Untold untold() {
        return new Untold(
                Set.copyOf(endedHere),
                select(one -> one.written() == null),
                select(Sessions::isUseToBeWritten));
    }

    /**
     * The database has been told, durably.
     *
     * @param there what it has, read after it was told; null where nobody has looked
     */
    public void told(Untold told, @Nullable Collection<Session> there) {
        told.begun().forEach(this::written);
        told.used().forEach(this::written);
        if (there != null) {
            takeOver(there);
        }
        endedHere.removeAll(told.ended());
    }

    private List<Session> select(Predicate<Held> which) {
        return held.values().stream().filter(which).map(Held::session).toList();
    }

    private static boolean isUseToBeWritten(Held one) {
        return one.written() != null
                && !one.session().usedAt().isBefore(one.written().plus(USE_GRAIN));
    }

    private void written(Session as) {
        held.computeIfPresent(as.key(), (_, one) -> new Held(one.session(), as.usedAt()));
    }

    /** What the database has, and nothing else but what has begun since it was asked. */
    private void takeOver(Collection<Session> there) {
        Map<String, Session> byKey =
                there.stream().collect(Collectors.toMap(Session::key, Function.identity()));
        held.values()
                .removeIf(one -> one.written() != null && !byKey.containsKey(one.session().key()));
        for (Session session : there) {
            if (endedHere.contains(session.key())) {
                continue;
            }
            held.compute(
                    session.key(),
                    (_, one) ->
                            one == null
                                    ? new Held(session, session.usedAt())
                                    : new Held(
                                            one.session().used(session.usedAt()),
                                            session.usedAt()));
        }
    }
}
