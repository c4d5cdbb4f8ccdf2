package cn.yinling.accounts.sessions;

import cn.yinling.accounts.persons.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in. Immutable.
 *
 * @param key SHA-256 of the token that her browser shows, in hex: whoever reads this has no session
 * @param generation of the person's sessions; those of an earlier one have ended
 * @param vouched whether another house, by which she came, has asked her for a second factor
 * @param seat at which she sits; null for a session of pages
 */
public record Session(
        String key,
        String personId,
        int generation,
        boolean vouched,
        @Nullable Integer seat,
        Instant beganAt,
        Instant usedAt) {
    Session used(Instant at) {
        return at.isAfter(usedAt)
                ? new Session(key, personId, generation, vouched, seat, beganAt, at)
                : this;
    }

    /**
     * Whether it is one of a person as she is now, and not from before her password was changed.
     */
    public boolean isOf(Person person) {
        return person.id().equals(personId) && person.generation() == generation;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Session[%s]".formatted(personId);
    }
}
