package cn.yinling.hotline.seats;

import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;

/**
 * Somebody who may sign in.
 *
 * @param id what she types (工号)
 * @param name what colleagues and elders call her
 * @param passwordHash Argon2id, made by {@code care hotline --hash-password}
 * @param robot a simulated agent, who leaves her seat to a person
 */
public record AgentConfig(
        String id, String name, Secret passwordHash, @Default("false") boolean robot) {

    public AgentConfig {
        if (id.isBlank() || id.length() > 32) {
            throw new IllegalArgumentException("id must have 1 to 32 characters, was '" + id + "'");
        }
        if (!passwordHash.value().startsWith("$argon2id$")) {
            throw new IllegalArgumentException(
                    "password-hash of agent %s is no Argon2id hash; make one with: care hotline --hash-password"
                            .formatted(id));
        }
    }

    Occupant occupant() {
        return new Occupant(id, name, robot);
    }
}
