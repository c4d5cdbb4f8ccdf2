package cn.yinling.accounts.persons;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in. Immutable.
 *
 * @param id what she types; stands in the audit log
 * @param name how she is called
 * @param passwordHash Argon2id; null where she has none yet
 * @param factor the secret of her second factor, in hex; null where she has none
 * @param robot a simulated agent, who leaves her seat to a person
 * @param generation of her sessions; those of an earlier one have ended
 * @param grants the roles she has
 */
public record Person(
        String id,
        String name,
        @Nullable String passwordHash,
        @Nullable Secret factor,
        boolean robot,
        int generation,
        List<Grant> grants) {
    public Person {
        grants = List.copyOf(grants);
    }

    /** Somebody who has never signed in. */
    public static Person fresh(String id, String name, List<Grant> grants) {
        return new Person(id, name, null, null, false, 1, grants);
    }

    public boolean is(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "Person[%s]".formatted(id);
    }
}
