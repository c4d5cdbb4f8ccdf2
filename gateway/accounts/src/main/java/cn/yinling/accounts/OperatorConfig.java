package cn.yinling.accounts;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.api.Caller;
import cn.yinling.runtime.web.api.Role;

/**
 * A person who may sign in.
 *
 * @param name what she types; stands in the audit log
 * @param displayName how she is called
 * @param passwordHash Argon2id, made by {@code care gateway --hash-password}
 */
public record OperatorConfig(String name, String displayName, Secret passwordHash, Role role) {
    public OperatorConfig {
        if (name.isBlank() || name.length() > 64 || name.equals(SignedIn.MACHINE.name())) {
            throw new IllegalArgumentException(
                    "name must have 1 to 64 characters and not be 'machine', was '%s'"
                            .formatted(name));
        }
        if (!passwordHash.value().startsWith("$argon2id$")) {
            throw new IllegalArgumentException(
                    "password-hash of operator %s is no Argon2id hash; make one with: care gateway --hash-password"
                            .formatted(name));
        }
    }

    Caller caller() {
        return new Caller(name, displayName, role, Caller.Means.COOKIE);
    }
}
