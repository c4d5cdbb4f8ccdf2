package cn.yinling.accounts.signin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Which code of a second factor somebody has used last: none counts twice (RFC 6238, 5.2).
 * Thread-safe, never blocks.
 */
public final class LastCodes {
    private final Map<String, Used> byPerson = new ConcurrentHashMap<>();

    /**
     * A step and whether the database knows of it.
     *
     * @param told up to which step it does
     */
    private record Used(long step, long told) {
        Used later(long other) {
            return other > step ? new Used(other, told) : this;
        }

        Used told(long to) {
            return new Used(Math.max(step, to), Math.max(told, to));
        }
    }

    /** Uses a code; false where it, or one after it, was used before. */
    boolean use(String personId, long step) {
        AtomicBoolean isFresh = new AtomicBoolean();
        byPerson.compute(
                personId,
                (_, before) -> {
                    isFresh.set(before == null || before.step() < step);
                    return before == null ? new Used(step, Long.MIN_VALUE) : before.later(step);
                });
        return isFresh.get();
    }

    /** What the database is still to be told. */
    public Map<String, Long> untold() {
        return byPerson.entrySet().stream()
                .filter(entry -> entry.getValue().step() > entry.getValue().told())
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> entry.getValue().step()));
    }

    /** What the database has, told from here or from elsewhere. */
    public void told(Map<String, Long> steps) {
        steps.forEach((person, step) ->
                byPerson.merge(person, new Used(step, step), (one, _) -> one.told(step)));
    }
}
