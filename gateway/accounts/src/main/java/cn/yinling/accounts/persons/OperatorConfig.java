package cn.yinling.accounts.persons;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import java.util.List;

/**
 * A person in the list {@code operators}, where an earlier release had them; taken over into the
 * database once.
 *
 * @param name what she types; stands in the audit log
 * @param displayName how she is called
 * @param passwordHash Argon2id
 */
public record OperatorConfig(String name, String displayName, Secret passwordHash, Role role) {
    /** As machines with a token stand in the audit log. */
    private static final String MACHINE = "machine";

    public OperatorConfig {
        if (name.isBlank() || name.length() > 64 || name.equals(MACHINE)) {
            throw new IllegalArgumentException(
                    "name must have 1 to 64 characters and not be 'machine', was '%s'"
                            .formatted(name));
        }
        if (!passwordHash.value().startsWith("$argon2id$")) {
            throw new IllegalArgumentException(
                    "password-hash of operator %s is no Argon2id hash; take her out of the list, and enter her on the page of persons"
                            .formatted(name));
        }
        if (role != Role.OPERATOR && role != Role.VIEWER) {
            throw new IllegalArgumentException(
                    "role of operator %s must be operator or viewer, was %s; others are given on the page of persons"
                            .formatted(name, role.code()));
        }
    }

    public Person person() {
        return new Person(
                name.strip(),
                displayName,
                passwordHash.value(),
                null,
                false,
                1,
                List.of(Grant.of(role)));
    }
}
